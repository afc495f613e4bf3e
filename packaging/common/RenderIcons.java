import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Draws the icons in `packaging/common/icons` from the two SVG sources beside this file. Run it by hand
/// after a change of the sources (`java packaging/common/RenderIcons.java`) and commit what it writes:
/// Windows and macOS builds have no `rsvg-convert`.
void main() throws IOException, InterruptedException {
    var here = Path.of("packaging", "common");
    var icons = Files.createDirectories(here.resolve("icons"));
    var pictures = new TreeMap<Integer, byte[]>();
    for (int size : new int[] {16, 22, 24, 32, 48, 64, 128, 256, 512, 1024}) {
        var source = here.resolve(size < 48 ? "scim-console-small.svg" : "scim-console.svg");
        var picture = icons.resolve(size + ".png");
        var converter = new ProcessBuilder("rsvg-convert", "--width=" + size, "--height=" + size,
                "--output=" + picture, source.toString()).inheritIO().start();
        if (converter.waitFor() != 0) {
            throw new IOException("rsvg-convert could not draw " + source);
        }
        pictures.put(size, Files.readAllBytes(picture));
    }
    Files.write(icons.resolve("scim-console.ico"), ico(pictures));
    Files.write(icons.resolve("scim-console.icns"), icns(pictures));
    Files.delete(icons.resolve("1024.png"));
}

/// Windows reads PNG pictures inside an ICO since Vista. A size of 256 is written as 0.
byte[] ico(Map<Integer, byte[]> pictures) {
    int[] sizes = {16, 24, 32, 48, 64, 128, 256};
    int offset = 6 + 16 * sizes.length;
    var directory = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
    directory.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
    var body = new ByteArrayOutputStream();
    for (int size : sizes) {
        var picture = pictures.get(size);
        directory.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0);
        directory.putShort((short) 1).putShort((short) 32);
        directory.putInt(picture.length).putInt(offset + body.size());
        body.writeBytes(picture);
    }
    var file = new ByteArrayOutputStream();
    file.writeBytes(directory.array());
    file.writeBytes(body.toByteArray());
    return file.toByteArray();
}

/// An ICNS file is a list of four-letter types with PNG pictures; the `ic1x` types for doubled screens repeat
/// a larger picture.
byte[] icns(Map<Integer, byte[]> pictures) throws IOException {
    var types = new LinkedHashMap<String, Integer>();
    types.put("icp4", 16);
    types.put("icp5", 32);
    types.put("icp6", 64);
    types.put("ic07", 128);
    types.put("ic08", 256);
    types.put("ic09", 512);
    types.put("ic10", 1024);
    types.put("ic11", 32);
    types.put("ic12", 64);
    types.put("ic13", 256);
    types.put("ic14", 512);
    var body = new ByteArrayOutputStream();
    var out = new DataOutputStream(body);
    for (var type : types.entrySet()) {
        var picture = pictures.get(type.getValue());
        out.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
        out.writeInt(picture.length + 8);
        out.write(picture);
    }
    var file = new ByteArrayOutputStream();
    var header = new DataOutputStream(file);
    header.write("icns".getBytes(StandardCharsets.US_ASCII));
    header.writeInt(body.size() + 8);
    body.writeTo(file);
    return file.toByteArray();
}
