package dev.scimconsole.blockfont;

import com.sun.javafx.font.FontResource;
import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.geom.transform.BaseTransform;

/// The font of rectangles at one size.
record BlockFont(BlockFontResource resource, float size) implements PGFont {

    @Override
    public String getFullName() {
        return resource.getFullName();
    }

    @Override
    public String getFamilyName() {
        return resource.getFamilyName();
    }

    @Override
    public String getStyleName() {
        return resource.getStyleName();
    }

    @Override
    public String getName() {
        return resource.getFullName();
    }

    @Override
    public float getSize() {
        return size;
    }

    @Override
    public FontResource getFontResource() {
        return resource;
    }

    @Override
    public FontStrike getStrike(BaseTransform transform) {
        return resource.getStrike(size, transform);
    }

    @Override
    public FontStrike getStrike(BaseTransform transform, int antialiasing) {
        return resource.getStrike(size, transform);
    }

    @Override
    public int getFeatures() {
        return 0;
    }
}
