package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.theme.TextScale;
import dev.scimconsole.desktop.widgets.texts.RichText;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What cures a refusal, here and in the identity provider: side by side where there is room, else below each
/// other.
public final class Cures extends GridPane {

    /// Of both beside each other, with texts of the usual size, which both are in pixels.
    private static final double NARROWEST = 640;

    private final ColumnConstraints first = new ColumnConstraints();
    private final HBox there;

    /// @param words say it
    public Cures(RefusedChange change, RefusalWords words, Messages messages) {
        getStyleClass().add("cures");
        ColumnConstraints second = new ColumnConstraints();
        second.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(first, second);
        Label place = new Label(messages.text("refused.here"));
        HBox here = cure(place, words.here(change));
        there = cure(new Label(words.inProvider(change)), words.there(change));
        add(here, 0, 0);
        add(there, 1, 0);
        setHgrow(here, Priority.ALWAYS);
        widthProperty().subscribe(() -> arrange(place));
        place.fontProperty().subscribe(() -> arrange(place));
    }

    private void arrange(Label place) {
        boolean wide = getWidth() >= NARROWEST * TextScale.BODY.of(place.getFont());
        first.setPercentWidth(wide ? 42 : 100);
        setConstraints(there, wide ? 1 : 0, wide ? 0 : 1);
    }

    private static HBox cure(Label place, String what) {
        place.setMinWidth(USE_PREF_SIZE);
        place.getStyleClass().add("muted");
        RichText text = new RichText(what);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox cure = new HBox(place, text);
        cure.getStyleClass().add("cure");
        return cure;
    }
}
