package dev.scimconsole.desktop.widgets.secrets;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Shows the one-time link of an invite and copies it.
public final class InviteLinkField extends SecretField {

    private final StringProperty link = new SimpleStringProperty(this, "link", "");

    /// Empty.
    public InviteLinkField() {
        link.subscribe(this::showText);
    }

    /// The link to show; empty text for none.
    public StringProperty linkProperty() {
        return link;
    }

    @Override
    boolean hasSecret() {
        return !link.get().isEmpty();
    }
}
