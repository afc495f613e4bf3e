package dev.scimconsole.server.mail;

/// An email, ready to be sent.
///
/// @param id      names it, also in a second copy
/// @param to      one address, as [MailAddress] reads it
/// @param subject one line
/// @param text    plain text with `\n` at the ends of lines
record Mail(String id, String to, String subject, String text) {

    /// Refuses what would break out of a header.
    Mail {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one line");
        }
        if (MailAddress.parse(to).filter(to::equals).isEmpty()) {
            throw new IllegalArgumentException("not one address");
        }
    }
}
