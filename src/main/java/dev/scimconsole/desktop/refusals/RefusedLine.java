package dev.scimconsole.desktop.refusals;

import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.notices.MessageBox;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says on another page how many refused changes are open, with the way to them; takes no room while there is
/// none.
public final class RefusedLine extends VBox {

    private final Label text = new Paragraph();
    private final MessageBox box;
    private final Hyperlink link = new Hyperlink();

    /// Without anything to say yet.
    public RefusedLine() {
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        link.setMinWidth(USE_PREF_SIZE);
        box = new MessageBox(new FontIcon("fth-alert-circle"), text, link);
        getChildren().setAll(box);
        Show.set(this, false);
    }

    /// Counts from now on.
    ///
    /// @return to be ended with the page
    public RefusalCount follow(PageContext context) {
        Messages messages = context.messages();
        RefusalCount count = new RefusalCount(context.session().refusals(), context.tasks(),
                context.ticker());
        link.setText(messages.text("refused.lineOpen"));
        link.setOnAction(_ -> context.navigator().go(RefusalsController.ID));
        Show.when(this, count.openProperty().greaterThan(0));
        count.openProperty()
                .subscribe(open -> tell(open.longValue(), count.stillAccessProperty().get(), messages));
        count.read();
        return count;
    }

    private void tell(long open, long stillAccess, Messages messages) {
        String all = messages.text("refused.line", open);
        text.setText(stillAccess == 0
                ? all
                : messages.text("refused.lineBoth", all, messages.text("refused.badge", stillAccess)));
        box.getStyleClass().removeAll("bad", "attention");
        box.getStyleClass().add(stillAccess == 0 ? "attention" : "bad");
    }
}
