package dev.scimconsole.desktop.form;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;

/// What is wrong with a form: a sentence at the field where it is, or one for the whole form.
public final class FieldErrors {

    private final Map<String, ReadOnlyStringWrapper> fields = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper general = new ReadOnlyStringWrapper(this, "general", "");
    private final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(this, "wrong",
            Optional.empty());

    /// @param names of the fields, in the order of the form; as the service's problems name them
    public FieldErrors(List<String> names) {
        names.forEach(name -> fields.put(name, new ReadOnlyStringWrapper(this, name, "")));
    }

    /// What is wrong with a field; empty text when nothing is.
    ///
    /// @param name one of the fields'
    public ReadOnlyStringProperty of(String name) {
        return field(name).getReadOnlyProperty();
    }

    private ReadOnlyStringWrapper field(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    /// What is wrong with none of the fields; empty text when nothing is.
    public ReadOnlyStringProperty generalProperty() {
        return general.getReadOnlyProperty();
    }

    /// The first field that is wrong, for the focus; empty when none is.
    public ReadOnlyObjectProperty<Optional<String>> wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /// Lets a sentence go as soon as its field is changed: it would be wrong about what is typed now.
    public void forgetWhenTyped(String name, StringProperty typed) {
        typed.subscribe((_, _) -> field(name).set(""));
    }

    /// Nothing is wrong any more.
    public void clear() {
        fields.values().forEach(error -> error.set(""));
        general.set("");
        wrong.set(Optional.empty());
    }

    /// Says what is wrong with a field.
    public void tell(String name, String sentence) {
        field(name).set(sentence);
        wrong.set(fields.entrySet().stream().filter(field -> !field.getValue().get().isEmpty())
                .map(Map.Entry::getKey).findFirst());
    }

    /// Says what is wrong with none of the fields.
    public void tell(String sentence) {
        general.set(sentence);
    }

    /// Says what the service, or the way to it, has said: at the field that it names, where the form has
    /// that.
    public void tell(CallFailure failure) {
        Optional<String> field = failure instanceof CallFailure.Answered(Problem problem)
                ? problem.field().filter(fields::containsKey)
                : Optional.empty();
        field.ifPresentOrElse(name -> tell(name, failure.sentence()), () -> tell(failure.sentence()));
    }
}
