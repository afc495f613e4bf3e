package dev.scimconsole.desktop;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/// Finds English sentences on a screen in another language: by words that other languages don't have, at
/// least two of them, so that the name of a thing is none. On the JavaFX thread.
final class EnglishLeft {

    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final List<String> ENGLISH = List.of("the", "is", "and", "of", "by", "with", "are", "has",
            "been", "this", "that", "to", "it", "for", "from", "your", "who", "which", "not", "their");

    private EnglishLeft() {}

    /// What is said or shown below the node.
    static List<String> in(Node root) {
        return nodes(root).filter(Screen::isShown).flatMap(EnglishLeft::texts).filter(EnglishLeft::isEnglish)
                .distinct().toList();
    }

    /// Whether it is an English sentence.
    static boolean isEnglish(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(word -> word.group())
                .filter(ENGLISH::contains).distinct().count() > 1;
    }

    private static Stream<String> texts(Node node) {
        Stream<String> said = Stream.of(Optional.ofNullable(node.getAccessibleText()),
                Optional.ofNullable(node.getAccessibleHelp()),
                node instanceof Control control
                        ? Optional.ofNullable(control.getTooltip()).map(Tooltip::getText)
                        : Optional.<String>empty())
                .flatMap(Optional::stream);
        Stream<String> shown = switch (node) {
            case Labeled labeled -> Stream.of(labeled.getText());
            case TextInputControl field -> Stream.of(field.getPromptText());
            case Text text -> Stream.of(text.getText());
            default -> Stream.empty();
        };
        return Stream.concat(said, shown).filter(text -> text != null && !text.isEmpty());
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(EnglishLeft::nodes))
                : Stream.of(node);
    }
}
