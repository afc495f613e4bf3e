package dev.scimconsole.blockfont;

import com.sun.javafx.font.PrismFontFactory;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Puts the font of rectangles in place before the first test, where the system lacks what JavaFX needs for
/// others, or where `-Dtest.blockFont=true` asks for it.
public final class BlockFontWhereNeeded implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean("test.blockFont") || !systemHasFonts()) {
            install();
        }
    }

    private static boolean systemHasFonts() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || Stream.of("libfreetype.so.6", "libfontconfig.so.1", "libpangoft2-1.0.so.0")
                .allMatch(BlockFontWhereNeeded::canLoad);
    }

    // Restricted because a wrong native call can crash the JVM; nothing of these libraries is called here.
    @SuppressWarnings("restricted")
    private static boolean canLoad(String library) {
        try (Arena arena = Arena.ofConfined()) {
            return SymbolLookup.libraryLookup(library, arena).find("").isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void install() {
        try {
            // No property of JavaFX names another font factory.
            Field factory = PrismFontFactory.class.getDeclaredField("theFontFactory");
            factory.setAccessible(true);
            factory.set(null, new BlockFontFactory());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JavaFX keeps its font factory elsewhere", e);
        }
    }
}
