package dev.scimconsole.desktop.configuration;

import dev.scimconsole.desktop.text.Messages;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Whether nothing can be changed on the page, for all its cards alike: while a change is under way, and by
/// whoever may only look.
///
/// @param now whether it is so
/// @param why says it to a screen reader; empty when it passes by itself
record Unchangeable(ObservableValue<Boolean> now, String why) {

    static Unchangeable on(ScimConfigurationViewModel page, Messages messages) {
        boolean may = page.mayChange();
        return new Unchangeable(page.changingProperty().map(changing -> changing || !may),
                may ? "" : messages.text("scim.viewer"));
    }

    /// Disables what would change something, and says why.
    void forbid(Node control) {
        control.disableProperty().bind(now);
        control.setAccessibleHelp(why);
    }
}
