package dev.scimconsole.desktop.widgets.texts;

import javafx.geometry.Bounds;
import javafx.geometry.VPos;
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
        protected double computePrefWidth(double height, double top, double right, double bottom,
                double left) {
            String text = getSkinnable().getText();
            String whole = WholeAddresses.in(text);
            double width = super.computePrefWidth(height, top, right, bottom, left);
            return whole.equals(text) ? width : width + Math.max(0, width(whole) - width(text));
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

        /// What is drawn may have fewer lines than the text, for which there is room: it begins at its top.
        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            super.layoutChildren(x, y, width, height);
            String text = getSkinnable().getText();
            String whole = WholeAddresses.in(text);
            if (!whole.equals(text) && getSkinnable().getAlignment().getVpos() == VPos.CENTER) {
                double line = width - beside();
                double fewer = Math.max(0, height(text, line) - height(whole, line));
                Node drawn = getSkinnable().lookup(".text");
                drawn.setLayoutY(drawn.getLayoutY() - fewer / 2);
            }
        }

        private double beside() {
            Node graphic = getSkinnable().getGraphic();
            return graphic == null ? 0 : graphic.prefWidth(-1) + getSkinnable().getGraphicTextGap();
        }

        private double width(String text) {
            return Math.ceil(measured(text, 0).getWidth());
        }

        private double height(String text, double wide) {
            return Math.ceil(measured(text, wide).getHeight());
        }

        /// @param wide where its lines end, 0 for nowhere
        private Bounds measured(String text, double wide) {
            Text measured = new Text(text);
            measured.setFont(getSkinnable().getFont());
            measured.setLineSpacing(getSkinnable().getLineSpacing());
            measured.setWrappingWidth(wide);
            return measured.getLayoutBounds();
        }
    }
}
