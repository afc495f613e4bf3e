package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.RefusedChange;
import dev.scimconsole.desktop.history.HistoryBox;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/// The latest request for a change that was refused, read once somebody wants to see it.
final class AskedRequest extends VBox {

    private final PageContext context;
    private final String requestId;
    private Optional<HistoryBox> shown = Optional.empty();

    /// @param who whom the change is about, to a screen reader
    AskedRequest(PageContext context, RefusedChange change, String who) {
        this.context = context;
        requestId = change.requestId();
        getStyleClass().add("asked-request");
        Hyperlink show = new Hyperlink(context.messages().text("history.request"));
        show.setAccessibleText(show.getText() + ": " + who);
        show.setOnAction(_ -> toggle());
        getChildren().setAll(show);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                shown.ifPresent(HistoryBox::close);
            }
        });
    }

    private void toggle() {
        if (shown.isEmpty()) {
            HistoryBox box = new HistoryBox(context, "history.event.title", "history.event.none");
            box.showEvent(requestId);
            getChildren().add(box);
            shown = Optional.of(box);
        } else {
            shown.ifPresent(box -> Show.set(box, !box.isVisible()));
        }
    }
}
