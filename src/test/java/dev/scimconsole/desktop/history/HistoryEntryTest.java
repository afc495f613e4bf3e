package dev.scimconsole.desktop.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.AttributeChange;
import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.activity.ResourceChange;
import dev.scimconsole.desktop.NoonClock;
import dev.scimconsole.desktop.OnScreen;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an entry of a history offers and says, also when it told of another change before.
@Tag("desktop")
@Tag("desktop.history")
@OnScreen
class HistoryEntryTest {

    private final Messages messages = new Messages();
    private final HistoryEntry entry = new HistoryEntry(messages, new Moments(messages, NoonClock.begun()));

    @Test
    void whatIsMaskedCanBeShownThoughTheRequestWasTooLargeToBeKept() {
        Runnable ask = () -> {};
        entry.tell(change("1", Optional.empty(), true), Optional.of(ask), Optional.empty());
        assertEquals(List.of(messages.text("history.unmask")), offers());
        entry.tell(change("2", Optional.of("{}"), true), Optional.of(ask), Optional.empty());
        assertEquals(List.of(messages.text("history.request"), messages.text("history.unmask")), offers());
        entry.tell(change("3", Optional.of("{}"), true), Optional.empty(), Optional.empty());
        assertEquals(List.of(messages.text("history.request")), offers());
        entry.tell(change("4", Optional.empty(), false), Optional.of(ask), Optional.empty());
        assertEquals(List.of(), offers());
    }

    @Test
    void whatWasRefusedIsToldBesideWhatIsStoredAndMembersByName() {
        ResourceChange refused = change("5", 400, List.of(),
                List.of(new AttributeChange("title", Optional.of("\"Guide\""), Optional.of("5"), 0, 0),
                        new AttributeChange("members", Optional.of("[\"Ada\"]"),
                                Optional.of("[\"Lea\",\"Tom\"]"), 0, 0)),
                Optional.empty(), false);
        entry.tell(refused, Optional.empty(), Optional.empty());
        assertTrue(texts().containsAll(List.of(messages.text("history.wanted"),
                "title: \"Guide\" is stored, asked was 5",
                "Members to be added: \"Lea\", \"Tom\"  ·  Members to be removed: \"Ada\"")),
                texts()::toString);
        entry.tell(change("6", 204,
                List.of(new AttributeChange("members", Optional.empty(), Optional.of("[\"Lea\"]"), 0, 0)),
                List.of(),
                Optional.empty(), false), Optional.empty(), Optional.empty());
        assertTrue(texts().contains("Members added: \"Lea\""), texts()::toString);
        assertFalse(texts().contains(messages.text("history.wanted")));
    }

    @Test
    void ofManyMembersSomeAreNamedAndTheOthersCounted() {
        String names = IntStream.range(0, 60).mapToObj(number -> "\"a, \\\"b\\\",\\\"" + number + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        entry.tell(change("7", 204, List.of(new AttributeChange("members", Optional.of("[\"Ada\",\"Tom\"]"),
                Optional.of(names), 3, 940)), List.of(), Optional.empty(), false), Optional.empty(),
                Optional.empty());
        String line = texts().stream().filter(text -> text.startsWith("Members added")).findFirst()
                .orElseThrow();
        assertTrue(line.startsWith("Members added: \"a, \\\"b\\\",\\\"0\", \"a, "), line);
        assertTrue(line.endsWith("49\" and 950 more  ·  Members removed: \"Ada\", \"Tom\" and 3 more"), line);
    }

    @Test
    void namesOfSignsAloneAreTheNamesThatTheyAre() {
        entry.tell(change("8", 204, List.of(new AttributeChange("members",
                Optional.of("[\",\",\"\\\\\",\"],[\",\"\"]"), Optional.of("[\",\"]"), 0, 0)), List.of(),
                Optional.empty(), false), Optional.empty(), Optional.empty());
        assertTrue(texts().contains(
                "Members added: \",\"  ·  Members removed: \",\", \"\\\\\", \"],[\", \"\""),
                texts()::toString);
    }

    @Test
    void whomItIsAboutIsNamedWhereSeveralAreAndOpenedWhileThere() {
        List<String> opened = new ArrayList<>();
        entry.tell(change("1", Optional.empty(), false), Optional.empty(),
                Optional.of(() -> opened.add("ada")));
        assertEquals(List.of("ada@acme.com", "Open"), texts().subList(0, 2));
        assertTrue(texts().contains("title: \"•••\""), texts()::toString);
        links(entry).filter(link -> link.getText().equals("Open")).forEach(Hyperlink::fire);
        assertEquals(List.of("ada"), opened);
        entry.tell(change("2", Optional.empty(), false), Optional.empty(),
                Optional.of(() -> opened.add("ada")));
        assertEquals("ada@acme.com", texts().getFirst());
        assertFalse(texts().contains("Open"), "nobody to open");
        entry.tell(change("1", Optional.empty(), false), Optional.empty(), Optional.empty());
        assertFalse(texts().contains("ada@acme.com"), "all is about one");
    }

    private static Stream<Hyperlink> links(Parent parent) {
        return parent.getChildrenUnmodifiable().stream().flatMap(child -> child instanceof Hyperlink link
                ? Stream.of(link)
                : child instanceof Parent inner ? links(inner) : Stream.empty());
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        collect(entry, texts);
        return texts;
    }

    private List<String> offers() {
        List<String> offers = new ArrayList<>();
        collect(entry, offers);
        offers.retainAll(List.of(messages.text("history.request"), messages.text("history.unmask")));
        return offers;
    }

    private static void collect(Node node, List<String> texts) {
        if (node instanceof Labeled labeled && Show.isShown(node)) {
            texts.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    private static ResourceChange change(String id, Optional<String> asked, boolean masked) {
        return change(id, 200,
                List.of(new AttributeChange("title", Optional.empty(), Optional.of("\"•••\""), 0, 0)),
                List.of(),
                asked, masked);
    }

    private static ResourceChange change(String id, int status, List<AttributeChange> changes,
            List<AttributeChange> wanted, Optional<String> asked, boolean masked) {
        return new ResourceChange(id, id, Instant.now(), "user.updated",
                new EventTarget("user", "7", Optional.of("ada@acme.com")), id.equals("1"), status,
                EventActor.token("SCIM token", Optional.empty()),
                new EventOrigin("127.0.0.1", "Okta SCIM Client 1.0.0", "Okta"), asked, changes, wanted, false,
                masked);
    }
}
