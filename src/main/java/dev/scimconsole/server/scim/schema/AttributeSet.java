package dev.scimconsole.server.scim.schema;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Attributes in their order, found by name without regard to case (RFC 7643 §2.1).
public final class AttributeSet implements Iterable<Attribute> {

    static final AttributeSet EMPTY = new AttributeSet(List.of());

    private final List<Attribute> all;
    private final Map<String, Optional<Attribute>> byName = new HashMap<>();

    /// @param all with different names
    public AttributeSet(List<Attribute> all) {
        this(all, Map.of());
    }

    /// @param all     with different names
    /// @param aliases further names of some of them
    AttributeSet(List<Attribute> all, Map<String, Attribute> aliases) {
        this.all = List.copyOf(all);
        all.forEach(attribute -> name(attribute.name(), attribute));
        aliases.forEach(this::name);
    }

    private void name(String name, Attribute attribute) {
        Optional<Attribute> entry = Optional.of(attribute);
        byName.put(name, entry);
        byName.put(name.toLowerCase(Locale.ROOT), entry);
    }

    /// Finds one by its name in any case.
    public Optional<Attribute> find(String name) {
        Optional<Attribute> found = byName.get(name);
        if (found == null) {
            found = byName.get(name.toLowerCase(Locale.ROOT));
        }
        return found == null ? Optional.empty() : found;
    }

    /// Finds one that is known to be there.
    public Attribute get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("No attribute " + name));
    }

    /// All of them, in their order.
    public List<Attribute> all() {
        return all;
    }

    @Override
    public Iterator<Attribute> iterator() {
        return all.iterator();
    }
}
