package dev.scimconsole.blockfont;

import com.sun.javafx.font.CharToGlyphMapper;
import com.sun.javafx.font.FontResource;
import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.FontStrikeDesc;
import com.sun.javafx.geom.transform.BaseTransform;
import java.lang.ref.WeakReference;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The font of rectangles in one style. A glyph's code is its character; widths are about those of a common
/// sans serif, so that layouts come out as with a real font.
final class BlockFontResource implements FontResource {

    private final String family;
    private final boolean bold;
    private final boolean italic;
    private final boolean monospaced;
    private final Map<FontStrikeDesc, WeakReference<FontStrike>> strikes = new ConcurrentHashMap<>();
    private Object peer;

    BlockFontResource(String family, boolean bold, boolean italic) {
        this.family = family;
        this.bold = bold;
        this.italic = italic;
        String folded = family.toLowerCase(Locale.ROOT);
        monospaced = folded.contains("mono") || folded.contains("courier") || folded.contains("consolas");
    }

    @Override
    public float getAdvance(int glyph, float size) {
        return size * (monospaced ? 0.6f : width(glyph) * (bold ? 1.05f : 1f));
    }

    private static float width(int c) {
        if (c == ' ' || "ijlI.,:;'|!()[]ft-".indexOf(c) >= 0) {
            return 0.32f;
        }
        if ("mwMW@…".indexOf(c) >= 0) {
            return 0.88f;
        }
        if (c >= 0x1100) {
            return 1f;
        }
        return Character.isUpperCase(c) || Character.isDigit(c) ? 0.64f : 0.55f;
    }

    @Override
    public float[] getGlyphBoundingBox(int glyph, float size, float[] box) {
        float[] bounds = box != null && box.length >= 4 ? box : new float[4];
        bounds[0] = 0;
        bounds[1] = -0.7f * size;
        bounds[2] = getAdvance(glyph, size);
        bounds[3] = 0;
        return bounds;
    }

    @Override
    public CharToGlyphMapper getGlyphMapper() {
        return new CharToGlyphMapper() {
            @Override
            public int getGlyphCode(int character) {
                return character;
            }
        };
    }

    @Override
    public FontStrike getStrike(float size, BaseTransform transform) {
        return new BlockStrike(this, size, transform.copy());
    }

    @Override
    public FontStrike getStrike(float size, BaseTransform transform, int antialiasing) {
        return getStrike(size, transform);
    }

    @Override
    public Map<FontStrikeDesc, WeakReference<FontStrike>> getStrikeMap() {
        return strikes;
    }

    @Override
    public String getFullName() {
        return family + " " + getStyleName();
    }

    @Override
    public String getPSName() {
        return getFullName();
    }

    @Override
    public String getFamilyName() {
        return family;
    }

    @Override
    public String getFileName() {
        return "";
    }

    @Override
    public String getStyleName() {
        return bold ? italic ? "Bold Italic" : "Bold" : italic ? "Italic" : "Regular";
    }

    @Override
    public String getLocaleFullName() {
        return getFullName();
    }

    @Override
    public String getLocaleFamilyName() {
        return family;
    }

    @Override
    public String getLocaleStyleName() {
        return getStyleName();
    }

    @Override
    public int getFeatures() {
        return 0;
    }

    @Override
    public boolean isBold() {
        return bold;
    }

    @Override
    public boolean isItalic() {
        return italic;
    }

    @Override
    public int getDefaultAAMode() {
        return AA_GREYSCALE;
    }

    @Override
    public Object getPeer() {
        return peer;
    }

    @Override
    public void setPeer(Object peer) {
        this.peer = peer;
    }

    @Override
    public boolean isEmbeddedFont() {
        return false;
    }

    @Override
    public boolean isColorGlyph(int glyph) {
        return false;
    }
}
