package dev.scimconsole.server.token;

import dev.scimconsole.wording.Saying;
import java.util.Optional;

/// An email domain as an administrator typed it, judged.
///
/// The rules are those of host names (RFC 1123 §2.1, RFC 5890 for internationalized ones). Each thing that
/// people type by mistake has a sentence of its own that says what to type instead.
public sealed interface EmailDomainName {

    /// An email domain.
    ///
    /// @param name lower case, ASCII (`xn--` form), at most 253 characters
    record Valid(String name) implements EmailDomainName {}

    /// Not an email domain.
    ///
    /// @param sentence for the person who typed it: what to do
    record Invalid(Saying sentence) implements EmailDomainName {}

    /// Reads what was typed. Blanks around it, capitals and a dot at its end are forgiven.
    static EmailDomainName parse(String typed) {
        String text = EmailDomainSyntax.trim(typed);
        Optional<Saying> mistake = EmailDomainSyntax.mistakeIn(text);
        if (mistake.isPresent()) {
            return new Invalid(mistake.get());
        }
        Optional<String> ascii = EmailDomainSyntax.toAscii(text);
        if (ascii.isEmpty()) {
            return new Invalid(Saying.of("say.domain.mistake.characterOfNone"));
        }
        return EmailDomainSyntax.mistakeInAscii(ascii.get()).<EmailDomainName>map(Invalid::new)
                .orElseGet(() -> new Valid(ascii.get()));
    }
}
