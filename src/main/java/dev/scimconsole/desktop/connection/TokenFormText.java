package dev.scimconsole.desktop.connection;

import dev.scimconsole.contract.configuration.TokenForm;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.wording.Saying;

/// Says what a pasted string is that nobody has been asked about yet.
final class TokenFormText {

    private TokenFormText() {}

    static String of(TokenForm form, Messages messages) {
        return Saying.of(form.key()).in(messages.locale());
    }
}
