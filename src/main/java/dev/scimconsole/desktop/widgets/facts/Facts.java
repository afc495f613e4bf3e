package dev.scimconsole.desktop.widgets.facts;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.KeptChildren;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.layout.Pane;

/// What is known of one thing: values under their names. Every value can be copied, and none is cut off. Of
/// the next thing the same fields tell: new ones would have to be styled first.
public final class Facts {

    private final Messages messages;
    private final String keys;
    private final Consumer<String> copy;
    private final Map<String, List<FactField>> made = new HashMap<>();
    private final List<FactField> shown = new ArrayList<>();

    /// @param keys what the keys of their names begin with
    /// @param copy takes a value that is to be copied
    public Facts(Messages messages, String keys, Consumer<String> copy) {
        this.messages = messages;
        this.keys = keys;
        this.copy = copy;
    }

    /// Begins with another thing. What is shown stays until all is known of it.
    public void begin() {
        shown.clear();
    }

    /// Adds a fact, unless there is none. A name may have several.
    ///
    /// @param name  ends the key of its name; the field's id is `detail-` and this
    /// @param value empty for none
    public void add(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        FactField fact = field(name);
        fact.tell(value, copy);
        shown.add(fact);
    }

    /// Shows what was added.
    ///
    /// @param pane holds nothing else
    public void showIn(Pane pane) {
        KeptChildren.show(pane, shown);
    }

    /// Makes the fields of facts before anything is known, unless something is shown already.
    ///
    /// @param pane  will show them
    /// @param names of the facts, as [#add(String, String)] takes them
    /// @return what makes each of them
    public List<Runnable> ahead(Pane pane, List<String> names) {
        return names.stream().<Runnable>map(name -> () -> {
            if (shown.isEmpty()) {
                pane.getChildren().add(field(name));
            }
        }).toList();
    }

    private FactField field(String name) {
        List<FactField> known = made.computeIfAbsent(name, _ -> new ArrayList<>());
        return known.stream().filter(fact -> !shown.contains(fact)).findFirst().orElseGet(() -> {
            FactField fact = new FactField();
            fact.setId("detail-" + name);
            fact.setName(messages.text(keys + name));
            fact.setCopyPurpose(messages.text("copy.copy"));
            fact.setSpoken(messages.text("spoken.of"));
            known.add(fact);
            return fact;
        });
    }
}
