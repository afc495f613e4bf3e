package dev.scimconsole.desktop.widgets.secrets;

import dev.scimconsole.contract.configuration.ScimToken;
import javafx.beans.property.ReadOnlyIntegerProperty;

/// Where tokens and other secrets are copied to. On the thread of the screen.
public interface TokenCopies {

    /// How many seconds a copied token stays there, where nothing else was chosen.
    int SECONDS = 60;

    /// Copies the token, and begins to count down to its removal.
    ///
    /// @param token still the caller's
    void copy(ScimToken token);

    /// Copies another secret text, such as the link of an invite, in the same way. It takes the place of a
    /// token.
    void copySecret(String text);

    /// Seconds until the copied token is removed; 0 while there is none.
    ReadOnlyIntegerProperty secondsLeftProperty();

    /// Removes the copied token now, if it is still there.
    void wipe();
}
