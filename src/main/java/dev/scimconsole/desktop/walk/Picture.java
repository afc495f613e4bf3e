package dev.scimconsole.desktop.walk;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// What a window and those over it show. AWT's images are used because JavaFX can't write PNG files.
final class Picture {

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /// Takes a picture of the first window's contents with the other windows where they stand over it. On
    /// the JavaFX thread.
    static Picture of(List<Window> windows) {
        Scene below = windows.getFirst().getScene();
        BufferedImage image = new BufferedImage((int) below.getWidth(), (int) below.getHeight(),
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        for (Window window : windows) {
            graphics.drawImage(contents(window.getScene()), left(window) - left(windows.getFirst()),
                    top(window) - top(windows.getFirst()), null);
        }
        graphics.dispose();
        return new Picture(image);
    }

    /// Writes it as a PNG file.
    void write(Path file) throws IOException {
        ImageIO.write(image, "png", file.toFile());
    }

    private static BufferedImage contents(Scene scene) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        WritableImage shot = scene.getRoot().snapshot(parameters, null);
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        int[] pixels = new int[width * height];
        shot.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0,
                width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    private static int left(Window window) {
        return (int) (window.getX() + window.getScene().getX());
    }

    private static int top(Window window) {
        return (int) (window.getY() + window.getScene().getY());
    }
}
