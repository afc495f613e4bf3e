package dev.scimconsole.desktop.widgets.facts;

import dev.scimconsole.desktop.theme.TextScale;
import dev.scimconsole.desktop.widgets.layout.MeasuredBox;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.text.MessageFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// A fact: a value under its name, as long as it is, with a button that copies it.
public final class FactField extends MeasuredBox {

    /// With texts of the usual size, in pixels. Columns grow by less than texts.
    private static final double COLUMN = 206;
    private static final double BETWEEN = 22;
    private static final double SHARE = 0.45;

    private final Label name = new Paragraph();
    private final Label value = new Paragraph();
    private final Button copy = new Button();
    private final HBox line = new HBox();
    private double nameRoom;
    private final ObjectProperty<Runnable> onCopy = new SimpleObjectProperty<>(this, "onCopy", () -> {});
    private final StringProperty copyPurpose = new SimpleStringProperty(this, "copyPurpose", "");
    private final StringProperty spoken = new SimpleStringProperty(this, "spoken", "{0}");

    /// Without a value yet.
    public FactField() {
        getStyleClass().add("fact");
        name.getStyleClass().add("fact-label");
        name.setLabelFor(value);
        value.getStyleClass().add("fact-value");
        value.accessibleTextProperty().bind(spoken(name.textProperty(), value.textProperty()));
        copy.getStyleClass().setAll("fact-copy");
        copy.setGraphic(new FontIcon("fth-copy"));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.accessibleTextProperty().bind(spoken(copyPurpose, name.textProperty()));
        copy.visibleProperty().bind(value.textProperty().isNotEmpty());
        copy.setOnAction(_ -> onCopy.get().run());
        line.getChildren().setAll(value, copy);
        line.getStyleClass().add("fact-line");
        getChildren().setAll(name, line);
    }

    private StringBinding spoken(ObservableStringValue about, ObservableStringValue said) {
        return Bindings.createStringBinding(() -> MessageFormat.format(spoken.get(), about.get(), said.get()),
                spoken, about, said);
    }

    /// How high its name is where the fact has this width: more than a line, where the name wraps.
    double heightOfName(double width) {
        return snapSizeY(name.prefHeight(width - snappedLeftInset() - snappedRightInset()));
    }

    /// Leaves a name at least this height, so that the value begins where those beside it do, however many
    /// lines their names have.
    void leaveForName(double height) {
        if (nameRoom != height) {
            nameRoom = height;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        line.relocate(line.getLayoutX(), line.getLayoutY() + Math.max(0, nameRoom - name.getHeight()));
    }

    /// As wide as its longest word, which is not to be broken.
    @Override
    protected double computeMinWidth(double height) {
        return Stream.of(value.getText().split("[\\s、。：？（）-]+")).mapToDouble(word -> {
            Text measured = new Text(word);
            measured.setFont(value.getFont());
            return Math.ceil(measured.getLayoutBounds().getWidth());
        }).max().orElse(0) + line.getSpacing() + copy.prefWidth(-1);
    }

    /// One or two columns wide, so that facts stand below each other where they flow; what is longer wraps.
    @Override
    protected double computePrefWidth(double height) {
        double larger = Math.max(0, TextScale.BODY.of(value.getFont()) - 1);
        double column = COLUMN * (1 + SHARE * larger);
        return super.computePrefWidth(height) <= column ? column : 2 * column + BETWEEN;
    }

    /// What it is called.
    public String getName() {
        return name.getText();
    }

    /// Changes what it is called.
    public void setName(String text) {
        name.setText(text);
    }

    /// The value.
    public StringProperty textProperty() {
        return value.textProperty();
    }

    /// The value.
    public String getText() {
        return value.getText();
    }

    /// Tells a value, and has it copied when somebody asks for that.
    ///
    /// @param taker takes it then
    public void tell(String text, Consumer<String> taker) {
        value.setText(text);
        onCopy.set(() -> taker.accept(text));
    }

    /// What a screen reader hears of it.
    public String spoken() {
        return value.getAccessibleText();
    }

    /// Whether it is a code, in which letters must not be mistaken for others.
    public boolean isCode() {
        return value.getStyleClass().contains("code");
    }

    /// Changes whether it is a code.
    public void setCode(boolean code) {
        value.getStyleClass().remove("code");
        if (code) {
            value.getStyleClass().add("code");
        }
    }

    /// What its button does, to a screen reader.
    public String getCopyPurpose() {
        return copyPurpose.get();
    }

    /// Changes what its button does, to a screen reader.
    public void setCopyPurpose(String purpose) {
        copyPurpose.set(purpose);
    }

    /// How a screen reader says its value and what its button does: a pattern, of what is told and of what.
    public String getSpoken() {
        return spoken.get();
    }

    /// Changes how a screen reader says them.
    public void setSpoken(String pattern) {
        spoken.set(pattern);
    }

    /// Copies the value, when asked to.
    public ObjectProperty<Runnable> onCopyProperty() {
        return onCopy;
    }
}
