package dev.scimconsole.desktop.widgets.forms;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/// What all boxes to choose one of several things from do alike.
public final class Choices {

    private Choices() {}

    /// The values, behind none of them.
    public static <T> List<Optional<T>> withNone(T[] values) {
        return Stream.concat(Stream.of(Optional.<T>empty()), Arrays.stream(values).map(Optional::of))
                .toList();
    }

    /// Offers some values.
    ///
    /// @param name  says a value in words
    /// @param first is chosen
    public static <T> void fill(ChoiceBox<T> box, List<T> values, Function<T, String> name, T first) {
        box.getItems().setAll(values);
        box.setConverter(named(name));
        box.setValue(first);
    }

    /// What can be chosen, as people read it; nothing where nothing is chosen.
    ///
    /// @param name says a value in words
    public static <T> StringConverter<T> named(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("what is chosen is not typed");
            }
        };
    }
}
