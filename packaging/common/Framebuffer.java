import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import javafx.geometry.Bounds;

/// What Xvfb shows, right from its memory (`-fbdir`): what somebody in front of the screen would see, and
/// when. Looking costs the program that is looked at nothing.
final class Framebuffer {

    private static final int BYTES_OF_PIXEL = 4;
    private static final int BYTES_OF_COLOUR = 12;

    private final MappedByteBuffer pixels;
    private final int start;
    private final int line;
    private final int width;
    private final int height;

    /// @param file that Xvfb keeps: the header of an X window dump, colours, then the pixels
    Framebuffer(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            pixels = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        if (header(11) != BYTES_OF_PIXEL * Byte.SIZE) {
            throw new IOException("The screen has " + header(11) + " bits a pixel");
        }
        start = header(0) + header(19) * BYTES_OF_COLOUR;
        width = header(4);
        height = header(5);
        line = header(12);
    }

    private int header(int number) {
        return pixels.getInt(number * Integer.BYTES);
    }

    /// Begins to watch a part of it.
    ///
    /// @param place on the screen
    Part part(Bounds place) {
        return new Part(place);
    }

    /// A part of the screen as it was when it was looked at last: a sum of each line, since copies of what is seen would count as
    /// memory of the program, in whose process this is.
    final class Part {

        private final int left;
        private final int top;
        private final int bottom;
        private final int bytes;
        private final int[] seen;

        private Part(Bounds place) {
            left = (int) Math.max(0, place.getMinX());
            top = (int) Math.max(0, place.getMinY());
            bottom = (int) Math.min(height, place.getMaxY());
            bytes = ((int) Math.min(width, place.getMaxX()) - left) * BYTES_OF_PIXEL;
            seen = new int[(bottom - top + 1) / 2];
            hasChanged();
        }

        /// Whether it looks otherwise than last time. Every other line is looked at, which no letter fits
        /// between.
        boolean hasChanged() {
            var changed = false;
            var sum = new CRC32C();
            for (int y = top; y < bottom; y += 2) {
                int there = start + y * line + left * BYTES_OF_PIXEL;
                sum.reset();
                sum.update(pixels.limit(there + bytes).position(there));
                int now = (int) sum.getValue();
                int number = (y - top) / 2;
                changed |= seen[number] != now;
                seen[number] = now;
            }
            return changed;
        }
    }
}
