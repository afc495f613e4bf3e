import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.css.Stylesheet;
import sun.misc.Unsafe;

/// Writes each style sheet of a directory in JavaFX's binary form beside it. JavaFX takes the binary form of
/// `x.css` when there is an `x.bss`, and need not parse. Runs with JavaFX on the module path, interpreted:
/// compiled code would keep constants that are changed here.
void main(String[] arguments) throws IOException, ReflectiveOperationException {
    settleOrder();
    for (var sheet : Disk.list(Path.of(arguments[0]))) {
        var name = sheet.getFileName().toString();
        if (name.endsWith(".css")) {
            var binary = sheet.resolveSibling(name.replace(".css", ".bss"));
            Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
            forgetPath(binary, sheet.toUri().toURL().toString(), name);
        }
    }
}

/// JavaFX writes a selector's style classes in the order of a `Set.of`, which is another one in each process.
/// There is no option that settles it.
@SuppressWarnings({"removal", "deprecation"})
private void settleOrder() throws ReflectiveOperationException {
    var instance = Unsafe.class.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    var memory = (Unsafe) instance.get(null);
    var sets = Class.forName("java.util.ImmutableCollections");
    var salt = sets.getDeclaredField("SALT32L");
    memory.putLong(memory.staticFieldBase(salt), memory.staticFieldOffset(salt), 0);
    var reverse = sets.getDeclaredField("REVERSE");
    memory.putBoolean(memory.staticFieldBase(reverse), memory.staticFieldOffset(reverse), false);
}

/// JavaFX writes down where the sheet was, for the relative addresses in it, of which there are none. Where
/// it was built is nobody's business, and would make each build another.
private void forgetPath(Path binary, String path, String name) throws IOException {
    // As characters of one byte each, so that what is text and what is not can be searched alike.
    var content = new String(Files.readAllBytes(binary), StandardCharsets.ISO_8859_1);
    Files.write(binary, content.replace(entry(path), entry(name)).getBytes(StandardCharsets.ISO_8859_1));
}

/// A text as it stands in the file: after its length.
private String entry(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    new DataOutputStream(bytes).writeUTF(text);
    return bytes.toString(StandardCharsets.ISO_8859_1);
}
