package dev.scimconsole.server.scim.schema;

import java.util.List;
import java.util.Optional;

/// A schema (RFC 7643 §7).
///
/// @param id         its URN
/// @param drafts     URNs that drafts of the RFC had for it, the longer ones first: clients that were written
///                   then, such as OneLogin, still send them
/// @param attributes without the common ones
public record Schema(String id, List<String> drafts, String name, String description,
        AttributeSet attributes) {

    /// Whether a URN is one of its names, in any case.
    public boolean isNamed(String urn) {
        if (id.equalsIgnoreCase(urn)) {
            return true;
        }
        for (String draft : drafts) {
            if (draft.equalsIgnoreCase(urn)) {
                return true;
            }
        }
        return false;
    }

    /// What stands behind the schema's URN and a colon in a notation (RFC 7644 §3.10); empty when that does
    /// not start so.
    Optional<String> rest(String notation) {
        Optional<String> rest = rest(id, notation);
        for (int i = 0; i < drafts.size() && rest.isEmpty(); i++) {
            rest = rest(drafts.get(i), notation);
        }
        return rest;
    }

    private static Optional<String> rest(String urn, String notation) {
        return notation.length() > urn.length() && notation.charAt(urn.length()) == ':'
                && notation.regionMatches(true, 0, urn, 0, urn.length())
                        ? Optional.of(notation.substring(urn.length() + 1))
                        : Optional.empty();
    }
}
