import java.io.IOException;
import java.nio.file.Path;
import javafx.css.Stylesheet;

/// Writes each style sheet of a directory in JavaFX's binary form beside it. JavaFX takes the binary form of `x.css` when there is an
/// `x.bss`, and need not parse. Runs with JavaFX on the module path.
void main(String[] arguments) throws IOException {
    for (var sheet : Disk.list(Path.of(arguments[0]))) {
        var name = sheet.getFileName().toString();
        if (name.endsWith(".css")) {
            Stylesheet.convertToBinary(sheet.toFile(), sheet.resolveSibling(name.replace(".css", ".bss")).toFile());
        }
    }
}
