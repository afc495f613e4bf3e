package dev.scimconsole.desktop;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/// Finds English sentences on a screen in German: by words that German doesn't have, at least two of them, so
/// that the name of a thing is none, and none that it has, so that a sentence may quote what stands on an
/// English screen. On the JavaFX thread.
final class EnglishLeft {

    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final List<String> ENGLISH = List.of("the", "is", "and", "of", "by", "with", "are", "has",
            "been", "this", "that", "to", "it", "for", "from", "your", "who", "which", "not", "their");

    private static final List<String> GERMAN = List.of("der", "die", "das", "den", "und", "sie", "im", "zu",
            "ist", "mit", "von", "ein", "eine", "einen", "nicht", "auf", "wird", "es", "dann");

    private EnglishLeft() {}

    /// What is said or shown below the node.
    static List<String> in(Node root) {
        return nodes(root).filter(Screen::isShown).flatMap(EnglishLeft::texts).filter(EnglishLeft::isEnglish)
                .distinct().toList();
    }

    /// Whether it is an English sentence.
    static boolean isEnglish(String text) {
        List<String> words = WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group)
                .distinct().toList();
        return words.stream().filter(ENGLISH::contains).count() > 1
                && words.stream().noneMatch(GERMAN::contains);
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
