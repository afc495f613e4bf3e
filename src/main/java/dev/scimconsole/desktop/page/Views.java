package dev.scimconsole.desktop.page;

import dev.scimconsole.desktop.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads views. Each FXML file names the class of its controller; the instance is made by the caller.
public final class Views {

    private Views() {}

    /// Loads a view and fills its controller's fields.
    ///
    /// @param file       under `fxml/`
    /// @param controller of the class that the file names
    public static Parent load(String file, Object controller, Messages messages) {
        String path = "/dev/scimconsole/fxml/" + file;
        URL url = Objects.requireNonNull(Views.class.getResource(path), path);
        FXMLLoader loader = new FXMLLoader(url, messages.bundle());
        loader.setControllerFactory(type -> type.cast(controller));
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
