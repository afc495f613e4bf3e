package dev.scimconsole.server.values;

import dev.scimconsole.contract.activity.AttributeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a change of a user or group is kept to be looked at: what was asked for, and each attribute before
/// and after.
///
/// Values are JSON. It is kept as one text, a line each; JSON on one line holds neither line breaks nor tabs.
/// A masked request that equals what was asked stands there once, and what follows from what was asked not at
/// all.
///
/// @param asked  the request's body, shortened, without passwords; empty where it is too large to be kept
/// @param masked the same without the values that no page shows anyway
/// @param values what became otherwise
/// @param cut    whether there was more than is kept
public record ChangeText(Optional<String> asked, Optional<String> masked, List<Value> values, boolean cut) {

    /// The attribute whose value is who left a group (before) and who came to it (after): arrays of ids.
    public static final String MEMBERS = AttributeChange.MEMBERS;

    private static final String ASKED = "A";
    private static final String MASKED = "M";
    private static final String NOTHING_MASKED = "E";
    private static final String SHOWN = "S";
    private static final String HIDDEN = "H";
    private static final String CUT = "X";
    private static final String MASKED_FOLLOWS = "D";
    private static final String VALUES_FOLLOW = "N";

    /// Copies the list.
    public ChangeText {
        values = List.copyOf(values);
    }

    /// An attribute that became otherwise.
    ///
    /// @param shown whether the page of the user or group shows it anyway
    public record Value(String attribute, Optional<String> before, Optional<String> after, boolean shown) {}

    /// Knows what follows from a request.
    public interface Following {

        /// The request without the values that no page shows anyway.
        ///
        /// @param asked as [ChangeText#asked()]
        String masked(String asked);

        /// What became otherwise where all of it was taken over into something new.
        ///
        /// @param asked as [ChangeText#asked()]
        List<Value> values(String asked);
    }

    /// As it is kept.
    ///
    /// @param maskedFollows whether the masked request is left out, as [Following] finds it
    /// @param valuesFollow  the same of the values
    public String join(boolean maskedFollows, boolean valuesFollow) {
        List<String> lines = new ArrayList<>();
        asked.ifPresent(text -> lines.add(ASKED + text));
        if (maskedFollows) {
            lines.add(MASKED_FOLLOWS);
        } else {
            masked.ifPresent(text -> lines.add(masked.equals(asked) ? NOTHING_MASKED : MASKED + text));
        }
        if (valuesFollow) {
            lines.add(VALUES_FOLLOW);
        }
        for (Value value : values) {
            lines.add((value.shown ? SHOWN : HIDDEN) + value.attribute + "\t" + value.before.orElse("") + "\t"
                    + value.after.orElse(""));
        }
        if (cut) {
            lines.add(CUT);
        }
        return String.join("\n", lines);
    }

    /// What was kept.
    public static ChangeText parse(String kept, Following following) {
        Optional<String> asked = Optional.empty();
        Optional<String> masked = Optional.empty();
        List<Value> values = new ArrayList<>();
        boolean cut = false;
        for (String line : kept.split("\n", -1)) {
            String rest = line.isEmpty() ? "" : line.substring(1);
            switch (line.isEmpty() ? "" : line.substring(0, 1)) {
                case ASKED -> asked = Optional.of(rest);
                case MASKED -> masked = Optional.of(rest);
                case NOTHING_MASKED -> masked = asked;
                case MASKED_FOLLOWS -> masked = asked.map(following::masked);
                case VALUES_FOLLOW -> asked.map(following::values).ifPresent(values::addAll);
                case SHOWN -> values.add(value(rest, true));
                case HIDDEN -> values.add(value(rest, false));
                case CUT -> cut = true;
                default -> {
                    // Nothing was kept.
                }
            }
        }
        return new ChangeText(asked, masked, values, cut);
    }

    private static Value value(String line, boolean shown) {
        String[] parts = line.split("\t", -1);
        return new Value(parts[0], some(parts, 1), some(parts, 2), shown);
    }

    private static Optional<String> some(String[] parts, int index) {
        return parts.length > index && !parts[index].isEmpty() ? Optional.of(parts[index]) : Optional.empty();
    }
}
