package dev.scimconsole.desktop.widgets.texts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.LabelSkin;
import javafx.scene.text.Text;

/// A text that wraps where its line ends, and is never lower than all of its lines: where there is little
/// room, what stands around it scrolls or goes on below, and no line of it is cut. Addresses in it stay
/// whole, as [WholeAddresses] says.
@SuppressWarnings("this-escape") // Nobody who extends it changes what is called here.
public class Paragraph extends Label {

    /// Without a text yet.
    public Paragraph() {
        this("");
    }

    /// With this text.
    public Paragraph(String text) {
        super(text);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new Wrapping(this);
    }

    /// Draws another text than the label has, which is read, copied and compared.
    private static final class Wrapping extends LabelSkin {

        Wrapping(Paragraph paragraph) {
            super(paragraph);
            getChildren().stream().filter(Text.class::isInstance).map(Text.class::cast).forEach(
                    drawn -> drawn.textProperty().subscribe(now -> drawn.setText(WholeAddresses.in(now))));
        }

        @Override
        protected double computePrefHeight(double width, double top, double right, double bottom,
                double left) {
            double height = super.computePrefHeight(width, top, right, bottom, left);
            String text = getSkinnable().getText();
            String whole = WholeAddresses.in(text);
            if (width < 0 || whole.equals(text)) {
                return height;
            }
            double line = width - left - right - beside();
            return height + Math.max(0, height(whole, line) - height(text, line));
        }

        private double beside() {
            Node graphic = getSkinnable().getGraphic();
            return graphic == null ? 0 : graphic.prefWidth(-1) + getSkinnable().getGraphicTextGap();
        }

        private double height(String text, double wide) {
            Text measured = new Text(text);
            measured.setFont(getSkinnable().getFont());
            measured.setLineSpacing(getSkinnable().getLineSpacing());
            measured.setWrappingWidth(wide);
            return Math.ceil(measured.getLayoutBounds().getHeight());
        }
    }
}
