package dev.scimconsole.server.values;

import dev.scimconsole.contract.refusals.RefusalCode;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why a request to the SCIM service was refused, for the record.
///
/// @param code     empty for what changes nothing, such as a search
/// @param about    what in the request it was about: an attribute as a path, the URN of a schema, a domain,
///                 or the id of a member
/// @param expected what there should have been in its place, where the code says so: a limit, or a schema's
///                 URN
/// @param sentence as it stands in the answer, without the values that it quotes
public record RefusalCause(Optional<RefusalCode> code, Optional<String> about, Optional<String> expected,
        String sentence) {

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?");

    /// Leaves out the values: who looks for the cause needs the attribute, and a record is kept for long.
    public RefusalCause {
        about = about.map(OutsideText::clean);
        expected = expected.map(OutsideText::clean);
        sentence = OutsideText.clean(QUOTED.matcher(sentence).replaceAll("\"…\""));
    }
}
