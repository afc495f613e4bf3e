package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.change.AttributeChanges;
import dev.scimconsole.server.scim.change.Difference;
import dev.scimconsole.server.scim.change.MemberValues;
import dev.scimconsole.server.scim.change.RequestMask;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.OutsideText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes what of a change is kept, when it is asked for: the service has answered by then. What follows from
/// the request is not kept twice: most of what is created is just what was asked for.
public final class KeptChange implements Supplier<String> {

    private static final int LONGEST_ASKED = 2_000;
    /// What the service gives each resource by itself, whatever was asked (RFC 7643 §3.1).
    private static final Set<String> NOT_TAKEN = Set.of("schemas", "id", "meta");

    private final Optional<AskedBody> asked;
    private final Optional<Difference> difference;
    private final boolean lacksBody;

    private KeptChange(Optional<AskedBody> asked, Optional<Difference> difference, boolean lacksBody) {
        this.asked = asked;
        this.difference = difference;
        this.lacksBody = lacksBody;
    }

    /// @param asked      the request's body; empty where it is too large to be kept
    /// @param difference what was made of it
    KeptChange(Optional<AskedBody> asked, Optional<Difference> difference) {
        this(asked, difference, asked.isEmpty());
    }

    /// Of a request that has no body.
    static KeptChange without(Difference difference) {
        return new KeptChange(Optional.empty(), Optional.of(difference), false);
    }

    /// What was kept.
    public static ChangeText read(String kept) {
        return ChangeText.parse(kept, new FromRequest());
    }

    @Override
    public String get() {
        Optional<ObjectNode> tree = asked.map(AskedBody::tree);
        boolean hasPassword = asked.filter(AskedBody::namesPassword).isPresent();
        Optional<String> json = hasPassword
                ? tree.map(body -> Json.write(RequestMask.copy(body, false)))
                : asked.map(AskedBody::text);
        Optional<String> whole = json.map(OutsideText::withoutSecrets);
        // Only what stands there as it came can be read again.
        boolean asItCame = !hasPassword && whole.equals(json)
                && whole.filter(text -> text.length() <= LONGEST_ASKED).isPresent();
        boolean shown = !hasPassword && tree.filter(RequestMask::isShownWhole).isPresent();
        boolean taken = asItCame && tree.isPresent()
                && difference.filter(one -> isTaken(tree.get(), one)).isPresent();
        List<ChangeText.Value> values = taken
                ? List.of()
                : difference.map(KeptChange::values).orElse(List.of());
        Optional<String> masked = shown
                ? whole
                : asItCame ? Optional.empty() : tree.map(KeptChange::masked);
        boolean cut = values.size() > Difference.MOST_VALUES
                || whole.filter(text -> text.length() > LONGEST_ASKED).isPresent()
                || lacksBody;
        return new ChangeText(whole.map(KeptChange::shortened), masked.map(KeptChange::shortened),
                values.subList(0, Math.min(values.size(), Difference.MOST_VALUES)), cut)
                .join(asItCame && !shown, taken);
    }

    private static List<ChangeText.Value> values(Difference made) {
        List<ChangeText.Value> values = new ArrayList<>(made.attributes().values());
        MemberValues.of(made.left(), made.came()).ifPresent(values::add);
        return values;
    }

    private static String masked(ObjectNode body) {
        return OutsideText.withoutSecrets(Json.write(RequestMask.copy(body, true)));
    }

    private static String shortened(String text) {
        return OutsideText.shortened(text, LONGEST_ASKED);
    }

    /// Whether something new is what was asked for, no more and no less.
    private static boolean isTaken(ObjectNode asked, Difference made) {
        if (!(made.attributes() instanceof Difference.Attributes.Small(ObjectNode before, ObjectNode after))
                || !before.isEmpty() || !made.came().isEmpty() || after.size() > Difference.MOST_VALUES) {
            return false;
        }
        int taken = 0;
        for (Map.Entry<String, JsonNode> entry : asked.properties()) {
            if (!NOT_TAKEN.contains(entry.getKey())) {
                if (!entry.getValue().equals(after.get(entry.getKey()))) {
                    return false;
                }
                taken++;
            }
        }
        return taken == after.size();
    }

    /// Reads again what was kept as it came.
    private record FromRequest() implements ChangeText.Following {

        @Override
        public String masked(String asked) {
            return KeptChange.masked(Json.readStored(asked));
        }

        @Override
        public List<ChangeText.Value> values(String asked) {
            ObjectNode made = Json.readStored(asked);
            made.remove(NOT_TAKEN);
            return AttributeChanges.between(Json.NODES.objectNode(), made);
        }
    }
}
