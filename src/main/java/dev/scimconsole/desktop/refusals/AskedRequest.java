package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.history.HistoryBox;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.OneLine;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The latest request for a change that was refused, with its answer, read once somebody wants to see it.
final class AskedRequest extends VBox {

    private final PageContext context;
    private final String requestId;
    private final Label answered = new Paragraph();
    private Optional<HistoryBox> shown = Optional.empty();

    /// @param who whom the change is about, to a screen reader
    AskedRequest(PageContext context, RefusedChange change, String who) {
        this.context = context;
        requestId = change.requestId();
        getStyleClass().add("asked-request");
        Hyperlink show = new Hyperlink(context.messages().text("refused.request"));
        show.setAccessibleText(context.messages().text("spoken.of", show.getText(), who));
        show.setOnAction(_ -> toggle());
        answered.setText(context.messages().text("refused.answered", change.status(),
                OneLine.of(change.answer().orElse(""))));
        answered.getStyleClass().add("muted");
        Show.set(answered, false);
        getChildren().setAll(show, answered);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                shown.ifPresent(HistoryBox::close);
            }
        });
    }

    private void toggle() {
        if (shown.isEmpty()) {
            HistoryBox box = HistoryBox.ofEvents(context);
            box.showEvent(requestId);
            getChildren().add(box);
            shown = Optional.of(box);
            Show.set(answered, true);
        } else {
            shown.ifPresent(box -> {
                Show.set(box, !box.isVisible());
                Show.set(answered, box.isVisible());
            });
        }
    }
}
