package dev.scimconsole.desktop.page;

import dev.scimconsole.desktop.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads views. Each FXML file names the class of its controller; the instance is made by the caller.
public final class Views {

    private Views() {}

    /// Loads a view and fills its controllers' fields.
    ///
    /// @param file        under `fxml/`
    /// @param controllers of the classes that the file and those it includes name
    public static Parent load(String file, List<?> controllers, Messages messages) {
        String path = "/dev/scimconsole/fxml/" + file;
        URL url = Objects.requireNonNull(Views.class.getResource(path), path);
        FXMLLoader loader = new FXMLLoader(url, messages.bundle());
        loader.setControllerFactory(type -> controllers.stream().filter(type::isInstance).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path + " needs a " + type)));
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
