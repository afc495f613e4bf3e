package dev.scimconsole.desktop.widgets.secrets;

import dev.scimconsole.contract.configuration.ScimToken;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Shows a SCIM token and copies it. The token is the owner's; the field shows nothing as soon as the
/// property is empty.
public final class TokenField extends SecretField {

    private final ObjectProperty<Optional<ScimToken>> token = new SimpleObjectProperty<>(this, "token",
            Optional.empty());

    /// Empty.
    public TokenField() {
        token.subscribe(shown -> showText(shown.map(ScimToken::reveal).orElse("")));
    }

    /// The token to show.
    public ObjectProperty<Optional<ScimToken>> tokenProperty() {
        return token;
    }

    @Override
    boolean hasSecret() {
        return token.get().isPresent();
    }
}
