package dev.scimconsole.wire;

import java.io.IOException;
import java.util.Optional;

/// Text is not the record that it should be. Says which member is wrong and never quotes the text, which may
/// hold a secret.
public final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String member;
    private final boolean missing;

    private UnreadableException(String member, boolean missing) {
        super(member.isEmpty() ? "not a JSON object" : "the member “" + member + "”");
        this.member = member;
        this.missing = missing;
    }

    static UnreadableException missing(String member) {
        return new UnreadableException(member, true);
    }

    /// @param member empty for the whole
    static UnreadableException wrong(String member) {
        return new UnreadableException(member, false);
    }

    /// The member that is wrong, with dots where it stands in another; empty when the whole is not a JSON
    /// object.
    public Optional<String> member() {
        return Optional.of(member).filter(name -> !name.isEmpty());
    }

    /// Whether the member is not there at all, or null.
    public boolean isMissing() {
        return missing;
    }
}
