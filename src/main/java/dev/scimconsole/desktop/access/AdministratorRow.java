package dev.scimconsole.desktop.access;

import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// An administrator, with the buttons that change the role, end the sessions and remove. A button that is
/// disabled for good says why below.
final class AdministratorRow extends AccessRow {

    /// What the buttons do.
    interface Actions {

        /// Gives the other role.
        void changeRole();

        /// Ends all sessions.
        void endSessions();

        /// Removes the administrator.
        void remove();
    }

    private final Messages messages;
    private final String email;
    private final Optional<String> viewerMayNot;
    private final ObservableValue<Boolean> unchangeable;

    /// @param unchangeable while nothing can be changed
    AdministratorRow(AdministratorDetails administrator, AdminAccessViewModel model,
            ObservableValue<Boolean> unchangeable, Actions actions, Messages messages) {
        super(administrator.email(), () -> model.people().facts(administrator));
        this.messages = messages;
        this.unchangeable = unchangeable;
        email = administrator.email();
        viewerMayNot = model.mayChange() ? Optional.empty() : Optional.of(messages.text("scim.viewer"));
        Optional<String> fixed = model.people().whyFixed(administrator, model.mayChange());
        if (model.people().isMe(administrator)) {
            mark(badge(messages.text("administrator.you"), "accent"));
        }
        Role other = model.people().otherRole(administrator);
        Button role = button(messages.text("role.confirm." + other), fixed, actions::changeRole);
        role.getStyleClass().add("role-button");
        Button sessions = button(messages.text("endSessions.confirm"), administrator.sessions() == 0
                ? Optional.of(messages.text("administrator.noSession"))
                : Optional.empty(), actions::endSessions);
        Button remove = button(messages.text("removeAdministrator.confirm"), fixed, actions::remove);
        remove.getStyleClass().add("danger-text");
        show(badge(administrator.role().displayName(), "quiet"), role, sessions, remove);
        fixed.ifPresent(why -> {
            Label reason = new Paragraph(why);
            reason.getStyleClass().addAll("muted", "why-not");
            getChildren().add(reason);
        });
    }

    private Button button(String words, Optional<String> fixed, Runnable action) {
        Button button = new Button(words);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(messages.text("spoken.of", words, email));
        button.setAccessibleHelp(viewerMayNot.or(() -> fixed).orElse(""));
        button.disableProperty().bind(unchangeable.map(never -> never || fixed.isPresent()));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
