package dev.scimconsole.desktop.access;

import java.util.function.Function;
import javafx.util.StringConverter;

/// What can be chosen, as people read it.
final class ChoiceNames<T> extends StringConverter<T> {

    private final Function<T, String> name;

    ChoiceNames(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public String toString(T choice) {
        return choice == null ? "" : name.apply(choice);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("a choice box is not typed into");
    }
}
