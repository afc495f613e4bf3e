package dev.scimconsole.desktop.widgets.secrets;

import dev.scimconsole.desktop.task.SystemProgram;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/// The system's clipboard.
///
/// A secret carries the hints by which clipboard managers know what not to keep: KDE's (Klipper, and what
/// follows it) and Windows' three. macOS has one too, but JavaFX can't set it.
///
/// GNOME on Wayland lets nobody change the clipboard who has not the focus, and its own clipboard manager
/// brings back what a program has emptied. `wl-copy` (wl-clipboard) may all the same: it is asked where it is
/// installed.
final class SystemBoard implements Board {

    private static final DataFormat KDE_HINT = format("x-kde-passwordManagerHint");
    private static final DataFormat WINDOWS_EXCLUDE = format("ExcludeClipboardContentFromMonitorProcessing");
    private static final DataFormat WINDOWS_HISTORY = format("CanIncludeInClipboardHistory");
    private static final DataFormat WINDOWS_CLOUD = format("CanUploadToCloudClipboard");

    private final Optional<SystemProgram> clearing;

    /// @param clearing `wl-copy`, where it can help
    SystemBoard(Optional<SystemProgram> clearing) {
        this.clearing = clearing;
    }

    /// The one of this computer.
    ///
    /// @param environment variables of the process
    static SystemBoard of(Map<String, String> environment) {
        boolean wayland = !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return new SystemBoard(SystemProgram.find("wl-copy", environment.getOrDefault("PATH", ""))
                .filter(_ -> wayland));
    }

    @Override
    public Optional<String> text() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
    }

    @Override
    public void put(String text, boolean secret) {
        ClipboardContent content = new ClipboardContent();
        // The system's clipboard takes text as String only; this is why a secret is cleared so soon.
        content.putString(text);
        if (secret) {
            // As bytes, since JavaFX would serialize any other object.
            content.put(KDE_HINT, ByteBuffer.wrap("secret".getBytes(StandardCharsets.US_ASCII)));
            content.put(WINDOWS_EXCLUDE, ByteBuffer.wrap(new byte[4]));
            content.put(WINDOWS_HISTORY, ByteBuffer.wrap(new byte[4]));
            content.put(WINDOWS_CLOUD, ByteBuffer.wrap(new byte[4]));
        }
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void clear() {
        Clipboard.getSystemClipboard().clear();
    }

    @Override
    public void clearByOtherMeans() {
        // Starting it takes a millisecond or two, and only where a desktop refuses; what came of it, the next
        // look tells.
        clearing.ifPresent(program -> program.start(List.of("--clear")));
    }

    /// JavaFX allows one object a name.
    private static DataFormat format(String name) {
        DataFormat known = DataFormat.lookupMimeType(name);
        return known == null ? new DataFormat(name) : known;
    }
}
