package dev.scimconsole.desktop.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.IdentityProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every guide's file is whole. That each parses, and that every tick rule in it is known, is what loading shows.
class GuidesTest {

    private final Guides guides = Guides.load();

    @Test
    void everyFileHoldsTheGuideOfItsName() {
        assertEquals(Guides.FILES, guides.all().stream().map(Guide::id).toList());
    }

    @Test
    void everyGuideHasAllItsTexts() {
        for (Guide guide : guides.all()) {
            for (String text : texts(guide)) {
                assertFalse(text.isBlank(), guide.id());
                assertEquals(1, text.split("\\*\\*", -1).length % 2,
                        () -> guide.id() + " has an odd mark: " + text);
                assertTrue(text.indexOf('\'') < 0, () -> guide.id() + " has a straight apostrophe: " + text);
            }
        }
    }

    @Test
    void everyGuideThatHasStepsIsWhole() {
        for (Guide guide : guides.all().stream().filter(one -> !one.steps().isEmpty()).toList()) {
            Set<String> ids = new HashSet<>(guide.steps().stream().map(Guide.Step::id).toList());
            assertEquals(guide.steps().size(), ids.size(), guide.id());
            assertTrue(ids.contains(guide.afterRefresh().orElseThrow().step()), guide.id());
            assertTrue(guide.steps().stream().anyMatch(step -> step.copy().filter(Guide.BASE_URL::equals)
                    .isPresent()), () -> guide.id() + " does not offer the base URL");
            assertTrue(guide.steps().stream().filter(step -> step.tick().isPresent()).count() >= 3,
                    guide.id());
            assertTrue(guide.mapping().rows().stream().anyMatch(row -> row.to().equals("userName")),
                    guide.id());
            assertFalse(guide.errors().isEmpty(), guide.id());
            assertFalse(guide.resend().isEmpty(), guide.id());
        }
    }

    @Test
    void whatEntraIdNeedsIsThereWordForWord() {
        Guide entra = guides.of(IdentityProvider.ENTRA_ID);
        List<String> copied = entra.steps().stream().flatMap(step -> step.copy().stream()).toList();
        assertTrue(copied.contains("Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")"));
        assertTrue(entra.steps().stream().anyMatch(step -> step.text().contains("**Secret Token**")));
        assertTrue(entra.resend().getFirst().contains("**Restart provisioning**"));
    }

    @Test
    void googleWorkspaceSaysThatItDoesNotWorkAndWhatDoes() {
        Guide google = guides.find("google-workspace").orElseThrow();
        assertTrue(google.warning().orElseThrow().contains("not supported"));
        assertTrue(google.steps().isEmpty());
        assertFalse(google.alternatives().isEmpty());
    }

    @Test
    void everyProviderHasAGuideAndEveryClientToo() {
        for (IdentityProvider provider : IdentityProvider.values()) {
            assertFalse(guides.of(provider).steps().isEmpty());
        }
        assertEquals("okta", guides.of("Okta").id());
        assertEquals("entra-id", guides.of("Microsoft Entra ID").id());
        assertEquals("other", guides.of("curl").id());
        assertEquals("other", guides.of("").id());
    }

    private static List<String> texts(Guide guide) {
        List<String> texts = new ArrayList<>(List.of(guide.id(), guide.title()));
        guide.client().ifPresent(texts::add);
        guide.warning().ifPresent(texts::add);
        guide.mapping().note().ifPresent(texts::add);
        guide.afterRefresh().map(Guide.AfterRefresh::where).ifPresent(texts::add);
        texts.addAll(guide.alternatives());
        texts.addAll(guide.resend());
        guide.steps().forEach(step -> {
            texts.add(step.id());
            texts.add(step.text());
            step.note().ifPresent(texts::add);
            step.copy().ifPresent(texts::add);
        });
        guide.mapping().rows().forEach(row -> texts.addAll(List.of(row.from(), row.to())));
        guide.errors().forEach(known -> texts.addAll(List.of(known.says(), known.means(), known.cure())));
        return texts;
    }
}
