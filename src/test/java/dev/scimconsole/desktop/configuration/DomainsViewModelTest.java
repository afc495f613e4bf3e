package dev.scimconsole.desktop.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.DomainPeople;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.text.DomainNames;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The email domains on the page: which are taken, what is asked before one goes, who was refused for want
/// of one.
@Tag("desktop")
@Tag("desktop.configuration")
class DomainsViewModelTest extends ConfigurationPage {

    @Test
    void aNewOrganizationIsNotEnabled() {
        assertFalse(configuration().enabled());
        assertTrue(page.token().factsProperty().get().isEmpty());
        assertTrue(page.token().refreshQuestion().isEmpty());
    }

    @Test
    void theFirstDomainEnablesScimAndShowsAWorkingToken() {
        ScimToken token = addFirstDomain();
        assertTrue(configuration().enabled());
        assertEquals(200, rig.scimStatus(token.reveal()));
        assertEquals(1, rig.generated);
        assertFalse(page.domains().formOpenProperty().get());
    }

    @Test
    void aSecondDomainIssuesNoToken() {
        ScimToken first = addFirstDomain();
        add("acme.org");
        assertEquals(List.of("acme.com", "acme.org"), names());
        assertEquals(Optional.of(first), page.token().issuedProperty().get());
        assertEquals(1, rig.generated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "@acme.com", "http://acme.com", " ", "", "acme..com", "a b.com"})
    void whatIsNoDomainGetsASentenceBesideTheField(String typed) {
        add(typed);
        assertFalse(page.domains().errorProperty().get().isBlank());
        assertTrue(page.domains().formOpenProperty().get());
        assertFalse(configuration().enabled());
        page.domains().nameProperty().set("acme.com");
        assertEquals("", page.domains().errorProperty().get());
        page.domains().add();
        assertTrue(configuration().enabled());
    }

    @Test
    void aDomainOf300CharactersGetsASentence() {
        add("a".repeat(296) + ".com");
        assertFalse(page.domains().errorProperty().get().isBlank());
    }

    @Test
    void aDomainTwiceGetsASentence() {
        addFirstDomain();
        add("ACME.com");
        assertFalse(page.domains().errorProperty().get().isBlank());
        assertEquals(List.of("acme.com"), names());
    }

    @Test
    void anInternationalDomainIsTakenAndShownReadably() {
        add("bücher.example");
        assertEquals(List.of("xn--bcher-kva.example"), names());
        assertEquals("bücher.example", DomainNames.readable(names().getFirst()));
    }

    @Test
    void aPublicMailDomainIsTakenOnlyAfterItsWarning() {
        page.domains().openForm();
        page.domains().nameProperty().set("gmail.com");
        page.domains().addAllTheSame();
        assertFalse(configuration().enabled());
        page.domains().add();
        assertTrue(page.domains().publicMailWarningProperty().get().contains("gmail.com"));
        assertEquals("", page.domains().errorProperty().get());
        assertFalse(configuration().enabled());
        page.domains().addAllTheSame();
        assertEquals(List.of("gmail.com"), names());
    }

    @Test
    void anotherDomainThanTheOneWarnedOfIsNotConfirmed() {
        page.domains().openForm();
        page.domains().nameProperty().set("gmail.com");
        page.domains().add();
        page.domains().nameProperty().set("yahoo.com");
        page.domains().addAllTheSame();
        assertFalse(configuration().enabled());
    }

    @Test
    void removingADomainOfSeveralKeepsTheToken() {
        addFirstDomain();
        add("acme.org");
        Confirmation question = page.domains().removalQuestion(domain("acme.org"), Optional.empty());
        assertEquals("Remove domain", question.confirm());
        page.domains().remove(domain("acme.org"));
        assertEquals(List.of("acme.com"), names());
        assertTrue(page.token().issuedProperty().get().isPresent());
    }

    @Test
    void theQuestionSaysWhomADomainCovers() {
        addFirstDomain();
        List<Confirmation> asked = new ArrayList<>();
        page.domains().askRemoval(domain("acme.com"), asked::add);
        assertEquals("No active user has an address at acme.com.", asked.getFirst().points().getFirst());
        assertEquals("**1 active user** has an address at acme.com.", page.domains()
                .removalQuestion(domain("acme.com"),
                        Optional.of(new DomainPeople("acme.com", 1, false, List.of(), 0)))
                .points().getFirst());
        assertEquals("**More than 10,000 active users** have an address at acme.com.", page.domains()
                .removalQuestion(domain("acme.com"),
                        Optional.of(new DomainPeople("acme.com", 10_000, true, List.of(), 0)))
                .points().getFirst());
        assertEquals("", page.domains().sendAgainProperty().get(), "nobody was refused");
    }

    @Test
    void theQuestionSaysWhatBecomesOfPeopleAlsoWhereTheirNumberCannotBeRead() {
        addFirstDomain();
        add("acme.org");
        rig.wire.close();
        List<Confirmation> asked = new ArrayList<>();
        page.domains().askRemoval(domain("acme.org"), asked::add);
        assertEquals(
                List.of("Your identity provider can no longer create users with an address at acme.org.",
                        "Users and groups that exist stay as they are and keep their access. They can still be "
                                + "changed and deactivated; somebody who is deactivated can’t be made active again."),
                asked.getFirst().points());
    }

    @Test
    void whoWasRefusedForADomainIsNamedWhenItIsAddedAndOthersAreCounted() {
        ScimToken token = addFirstDomain();
        for (int i = 0; i < 7; i++) {
            assertEquals(400, rig.create(token.reveal(), "user" + i + "@acme.org"));
        }
        assertEquals(400, rig.create(token.reveal(), "user9@acme.net"));
        await(() -> rig.refusedFor("acme.org") == 7 && rig.refusedFor("acme.net") == 1);
        add("acme.org");
        String said = page.domains().sendAgainProperty().get();
        assertTrue(said.startsWith("7 people were refused because acme.org was not on this list: "), said);
        assertTrue(said.contains(" and 4 more. They can be sent again now"), said);
        assertEquals(3, IntStream.range(0, 7).filter(i -> said.contains("user" + i + "@acme.org")).count(),
                said);
        page.domains().openForm();
        assertEquals("", page.domains().sendAgainProperty().get());
    }

    @Test
    void removingTheLastDomainWarnsDisablesScimAndWipesTheToken() {
        ScimToken token = addFirstDomain();
        String text = token.reveal();
        Confirmation question = page.domains().removalQuestion(domain("acme.com"), Optional.empty());
        assertEquals("Remove and disable SCIM", question.confirm());
        page.domains().remove(domain("acme.com"));
        assertFalse(configuration().enabled());
        assertTrue(token.isWiped());
        assertTrue(page.token().issuedProperty().get().isEmpty());
        assertEquals(401, rig.scimStatus(text));
    }
}
