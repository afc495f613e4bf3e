package dev.scimconsole.blockfont;

import com.sun.javafx.font.FontFallbackInfo;
import com.sun.javafx.font.FontResource;
import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.font.PrismFontFactory;
import com.sun.javafx.font.PrismFontFile;
import com.sun.javafx.text.GlyphLayout;
import com.sun.javafx.text.TextRun;
import java.io.InputStream;

/// Answers every wish for a font with the font of rectangles.
final class BlockFontFactory extends PrismFontFactory {

    @Override
    public synchronized PGFont createFont(String family, boolean bold, boolean italic, float size) {
        return new BlockFont(new BlockFontResource(family, bold, italic), size(size));
    }

    @Override
    public synchronized PGFont createFont(String name, float size) {
        return createFont(name, name.contains("Bold"), name.contains("Italic"), size);
    }

    @Override
    public synchronized PGFont deriveFont(PGFont font, boolean bold, boolean italic, float size) {
        return createFont(font.getFamilyName(), bold, italic, size);
    }

    @Override
    public synchronized FontResource getFontResource(String family, boolean bold, boolean italic,
            boolean composite) {
        return new BlockFontResource(family, bold, italic);
    }

    @Override
    public synchronized FontResource getFontResource(String name, String file, boolean composite) {
        return new BlockFontResource(name, false, false);
    }

    @Override
    public String[] getFontFamilyNames() {
        return new String[]{"System"};
    }

    @Override
    public String[] getFontFullNames() {
        return new String[]{"System Regular"};
    }

    @Override
    public String[] getFontFullNames(String family) {
        return getFontFullNames();
    }

    @Override
    public boolean isPlatformFont(String name) {
        return false;
    }

    @Override
    public boolean isLCDTextSupported() {
        return false;
    }

    @Override
    public PGFont[] loadEmbeddedFont(String name, InputStream font, float size, boolean register,
            boolean all) {
        return new PGFont[]{createFont(name == null ? "Embedded" : name, false, false, size)};
    }

    @Override
    public PGFont[] loadEmbeddedFont(String name, String path, float size, boolean register, boolean all) {
        return new PGFont[]{createFont(name == null ? "Embedded" : name, false, false, size)};
    }

    @Override
    public FontFallbackInfo getFallbacks(FontResource font) {
        return new FontFallbackInfo();
    }

    @Override
    protected PrismFontFile createFontFile(String name, String file, int index, boolean register,
            boolean embedded,
            boolean copy) {
        throw new UnsupportedOperationException("no font files here");
    }

    @Override
    public GlyphLayout createGlyphLayout() {
        return new BlockLayout();
    }

    private static float size(float wanted) {
        return wanted > 0 ? wanted : getSystemFontSize();
    }

    /// Sets one rectangle after another, left to right.
    private static final class BlockLayout extends GlyphLayout {
        @Override
        public void layout(TextRun run, PGFont font, FontStrike strike, char[] text) {
            int count = run.getLength();
            int[] glyphs = new int[count];
            float[] positions = new float[(count + 1) * 2];
            for (int i = 0; i < count; i++) {
                glyphs[i] = text[run.getStart() + i];
                positions[(i + 1) * 2] = positions[i * 2] + strike.getCharAdvance(text[run.getStart() + i]);
            }
            run.shape(count, glyphs, positions);
        }

        @Override
        public void dispose() {}
    }
}
