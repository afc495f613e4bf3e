package dev.scimconsole.blockfont;

import com.sun.javafx.font.FontResource;
import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.Glyph;
import com.sun.javafx.font.Metrics;
import com.sun.javafx.geom.Path2D;
import com.sun.javafx.geom.Point2D;
import com.sun.javafx.geom.Shape;
import com.sun.javafx.geom.transform.BaseTransform;
import com.sun.javafx.scene.text.GlyphList;

/// The font of rectangles at one size and transform; drawn as shapes, so that no glyph is ever rasterized.
record BlockStrike(BlockFontResource resource, float size, BaseTransform transform) implements FontStrike {

    private static final float X_HEIGHT = 0.52f;

    @Override
    public FontResource getFontResource() {
        return resource;
    }

    @Override
    public float getSize() {
        return size;
    }

    @Override
    public BaseTransform getTransform() {
        return transform;
    }

    @Override
    public boolean drawAsShapes() {
        return true;
    }

    @Override
    public int getQuantizedPosition(Point2D point) {
        return 0;
    }

    @Override
    public Metrics getMetrics() {
        return new BlockMetrics(size);
    }

    @Override
    public Glyph getGlyph(char character) {
        throw new UnsupportedOperationException("drawn as shapes");
    }

    @Override
    public Glyph getGlyph(int code) {
        throw new UnsupportedOperationException("drawn as shapes");
    }

    @Override
    public void clearDesc() {}

    @Override
    public int getAAMode() {
        return FontResource.AA_GREYSCALE;
    }

    @Override
    public float getCharAdvance(char character) {
        return resource.getAdvance(character, size);
    }

    @Override
    public Shape getOutline(GlyphList glyphs, BaseTransform outlineTransform) {
        Path2D outline = new Path2D();
        for (int i = 0; i < glyphs.getGlyphCount(); i++) {
            int code = glyphs.getGlyphCode(i);
            if (!Character.isWhitespace(code)) {
                block(outline, glyphs.getPosX(i), glyphs.getPosY(i), resource.getAdvance(code, size));
            }
        }
        outline.transform(outlineTransform);
        return outline;
    }

    private void block(Path2D outline, float x, float y, float advance) {
        outline.moveTo(x + advance * 0.1f, y);
        outline.lineTo(x + advance * 0.9f, y);
        outline.lineTo(x + advance * 0.9f, y - X_HEIGHT * size);
        outline.lineTo(x + advance * 0.1f, y - X_HEIGHT * size);
        outline.closePath();
    }

    /// Metrics of a common sans serif, in parts of the size. Ascents are negative, as in JavaFX.
    private record BlockMetrics(float size) implements Metrics {

        @Override
        public float getAscent() {
            return -0.93f * size;
        }

        @Override
        public float getDescent() {
            return 0.24f * size;
        }

        @Override
        public float getLineGap() {
            return 0;
        }

        @Override
        public float getLineHeight() {
            return getDescent() - getAscent();
        }

        @Override
        public float getTypoAscent() {
            return getAscent();
        }

        @Override
        public float getTypoDescent() {
            return getDescent();
        }

        @Override
        public float getTypoLineGap() {
            return 0;
        }

        @Override
        public float getXHeight() {
            return X_HEIGHT * size;
        }

        @Override
        public float getCapHeight() {
            return 0.73f * size;
        }

        @Override
        public float getStrikethroughOffset() {
            return -0.3f * size;
        }

        @Override
        public float getStrikethroughThickness() {
            return 0.05f * size;
        }

        @Override
        public float getUnderLineOffset() {
            return 0.1f * size;
        }

        @Override
        public float getUnderLineThickness() {
            return 0.05f * size;
        }
    }
}
