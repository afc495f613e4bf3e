package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.text.Messages;
import java.io.IOException;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// No text is cut at 130 % of its length, on any screen or dialog: there is room for a language that says it
/// in more words than the one whose words are the longest, in the smallest window too.
@Tag("desktop")
@Tag("whole")
@OnScreen
class LongTextsFlowTest extends OnTour {

    private static final int LOOKS = 20;

    @Start
    void start(Stage shown) throws IOException {
        open(shown, longer(Locale.GERMAN));
        stage.setWidth(960);
        stage.setHeight(600);
    }

    @Test
    void noTextIsCutAtMoreThanItsLength(FxRobot robot) throws Exception {
        Set<String> cut = new TreeSet<>();
        Set<String> stops = new TreeSet<>();
        window.walk(robot, longer(Locale.GERMAN), stop -> {
            stops.add(stop);
            cut().forEach(text -> cut.add(stop + ": " + text));
        });
        assertEquals("", String.join("\n", cut));
        assertTrue(stops.size() > 40, stops::toString);
    }

    private static Messages longer(Locale language) {
        return new Messages(language, Longer::new);
    }

    /// What is cut for a moment only, while a page is laid out, is not.
    private static Set<String> cut() {
        Set<String> last = Set.of();
        for (int look = 0; look < LOOKS; look++) {
            if (look > 0) {
                Screen.settle();
            }
            last = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
                Set<String> found = new TreeSet<>();
                collect(top().getRoot(), found);
                return found;
            });
            if (last.isEmpty()) {
                break;
            }
        }
        return last;
    }

    /// What was opened last lies above the rest.
    private static Scene top() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).filter(Window::isShowing)
                .map(Window::getScene).reduce((_, last) -> last).orElseThrow();
    }

    /// What is cut in a cell of a table is another test's.
    private static void collect(Node node, Set<String> found) {
        if (!node.isVisible() || node instanceof Cell<?>) {
            return;
        }
        if (node instanceof Labeled text && text.isTextTruncated() && text.getTooltip() == null) {
            found.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /// Says each text, and again the beginning of what it says, as far as that is no format.
    private static final class Longer extends ResourceBundle {

        private static final double MORE = 0.3;

        private final ResourceBundle texts;

        Longer(ResourceBundle texts) {
            this.texts = texts;
        }

        @Override
        protected Object handleGetObject(String key) {
            String text = texts.getString(key);
            String words = text.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}|'", "").strip();
            return key.startsWith("format.")
                    ? text
                    : text + words.substring(0, (int) Math.ceil(words.length() * MORE)).stripTrailing();
        }

        @Override
        public Enumeration<String> getKeys() {
            return texts.getKeys();
        }
    }
}
