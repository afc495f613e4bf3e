package dev.scimconsole.desktop.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.palette.Find.Kind;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("desktop")
@Tag("desktop.palette")
class PaletteViewModelTest {

    private final ManualTime time = new ManualTime();
    private final List<String> asked = new ArrayList<>();
    private boolean gone;
    private final PaletteViewModel model = new PaletteViewModel(List.of(find(Kind.PAGE, "Users", ""),
            find(Kind.PAGE, "SCIM Configuration", "Privacy & Security"),
            find(Kind.ACTION, "Reload this page", ""),
            find(Kind.HELP, "Refresh the token", "Users are not asked")), this::people,
            new Tasks(Runnable::run, Runnable::run, new TestFailures()), time, new Messages());

    @Test
    void everythingButPeopleIsThereFromTheStart() {
        assertEquals(List.of("Users", "SCIM Configuration", "Reload this page", "Refresh the token"),
                titles());
        assertEquals("4 results", model.stateProperty().get());
    }

    @ParameterizedTest
    @CsvSource({"re, Reload this page;Refresh the token", "RE PAG, Reload this page",
            "user, Users;Refresh the token",
            "secur, SCIM Configuration", "sers, ''",
            "' ', Users;SCIM Configuration;Reload this page;Refresh the token"})
    void eachWordThatIsTypedBeginsOneOfItsWords(String typed, String found) {
        model.queryProperty().set(typed);
        assertEquals(found, String.join(";", titles()));
    }

    @Test
    void peopleAreAskedForOnceTheTypingPausesAndStandBetween() {
        model.queryProperty().set("r");
        model.queryProperty().set("re");
        assertEquals(List.of(), asked);
        time.pass(Duration.ofSeconds(1));
        assertEquals(List.of("re"), asked);
        assertEquals(List.of("Reload this page", "Renata", "Refresh the token"), titles());
    }

    @Test
    void oneLetterIsTooFewToAskFor() {
        model.queryProperty().set("r");
        time.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), asked);
    }

    @Test
    void whereTheServiceIsGoneTheRestIsFoundAndItIsSaid() {
        gone = true;
        model.queryProperty().set("re");
        time.pass(Duration.ofSeconds(1));
        assertEquals(List.of("Reload this page", "Refresh the token"), titles());
        assertEquals("gone", model.stateProperty().get());
    }

    @Test
    void nothingIsAskedForAfterItIsClosed() {
        model.queryProperty().set("re");
        model.close();
        time.pass(Duration.ofSeconds(1));
        assertTrue(asked.isEmpty());
    }

    private List<Find> people(String beginning) throws CallFailedException {
        asked.add(beginning);
        if (gone) {
            throw new CallFailedException(new CallFailure.Unreachable("gone"));
        }
        return List.of(find(Kind.PERSON, "Renata", "renata@acme.com"));
    }

    private List<String> titles() {
        return model.found().stream().map(Find::title).toList();
    }

    private static Find find(Kind kind, String title, String note) {
        return new Find(kind, title, note, "", () -> {});
    }
}
