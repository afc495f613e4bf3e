package dev.scimconsole.desktop.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.connections.ConnectionKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every guide's file is whole. That each parses, and that every tick rule in it is known, is what loading
/// shows.
@Tag("desktop")
@Tag("desktop.guides")
class GuidesTest {

    private final Guides guides = EnglishGuides.ALL;

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
            List<String> copied = copied(guide);
            assertTrue(copied.contains(CopyValue.BASE_URL)
                    || copied.containsAll(List.of(CopyValue.HOST, CopyValue.PATH)),
                    () -> guide.id() + " does not offer the base URL");
            assertTrue(guide.steps().stream().filter(step -> step.tick().isPresent()).count() >= 3,
                    guide.id());
            assertTrue(guide.mapping().rows().stream().anyMatch(row -> row.to().equals("userName")),
                    guide.id());
            assertFalse(guide.errors().isEmpty(), guide.id());
            assertFalse(guide.resend().isEmpty(), guide.id());
        }
    }

    /// A way leads through the same guide, with steps of its own where the token's were.
    @Test
    void everyWayIsWholeAndLeadsToWhatAConnectionNeeds() {
        assertEquals(List.of("entra-id", "pingfederate", "pingone"), guides.all().stream()
                .filter(guide -> !guide.ways().isEmpty()).map(Guide::id).sorted().toList());
        for (Guide guide : guides.all()) {
            for (Guide.Way way : guide.ways()) {
                List<Guide.Step> steps = guide.steps(Optional.of(way.kind()));
                List<String> ids = steps.stream().map(Guide.Step::id).toList();
                assertEquals(ids.size(), new HashSet<>(ids).size(), guide.id());
                assertTrue(guide.steps().stream().map(Guide.Step::id).toList().containsAll(way.replaces()),
                        guide.id());
                assertTrue(ids.stream().noneMatch(way.replaces()::contains), guide.id());
                assertEquals(guide.steps().size() - way.replaces().size() + way.steps().size(), ids.size());
                List<String> copied = steps.stream().flatMap(step -> step.copy().stream()).toList();
                assertTrue(copied.containsAll(
                        List.of(CopyValue.BASE_URL, CopyValue.TOKEN_URL, CopyValue.CLIENT_ID)), guide.id());
                assertTrue(way.steps().stream()
                        .anyMatch(step -> step.tick().equals(Optional.of(TickRule.ACCESS_TOKEN))),
                        guide.id());
            }
            assertEquals(guide.steps(), guide.steps(Optional.empty()));
        }
        assertEquals(Set.of(ConnectionKind.values()), guides.of(IdentityProvider.ENTRA_ID).ways().stream()
                .map(Guide.Way::kind).collect(Collectors.toSet()));
    }

    @Test
    void aValueOfAConnectionIsFilledAsSoonAsThereIsOne() {
        CopyValue known = new CopyValue("https://scim.acme.example/scim/v2",
                "https://scim.acme.example/oauth2/token", "scim-1");
        assertEquals("https://scim.acme.example/oauth2/token", known.fill(CopyValue.TOKEN_URL));
        assertEquals("scim-1", known.fill(CopyValue.CLIENT_ID));
        assertEquals("", CopyValue.of(known.baseUrl()).fill(CopyValue.CLIENT_ID));
        assertEquals("", CopyValue.of(known.baseUrl()).fill(CopyValue.TOKEN_URL));
    }

    @Test
    void whatEntraIdNeedsIsThereWordForWord() {
        Guide entra = guides.of(IdentityProvider.ENTRA_ID);
        assertTrue(copied(entra)
                .contains("Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")"));
        assertTrue(entra.steps().stream().anyMatch(step -> step.text().contains("**Secret Token**")));
        assertTrue(entra.resend().getFirst().contains("**Restart provisioning**"));
    }

    @Test
    void whatChangedOnMicrosoftsAndOktasScreensIsThereWordForWord() {
        String entra = String.join("\n", texts(guides.of(IdentityProvider.ENTRA_ID)));
        for (String words : List.of("**Entra ID › Enterprise apps › New application", "Entra ID P1 or P2",
                "**Provisioning › New configuration**", "**Bearer authentication**", "**Create**",
                "**Overview › Properties**", "**Prevent accidental deletion**", "**Apply**",
                "**Overview › Start provisioning**", "**Provision on demand**", "Provisioning › Connectivity",
                "Groups: objectId", "EncounteredEscrowProportionThreshold", "QuarantineOnDemand",
                "**Provisioning Mode**", "**Save**", "**Provisioning Status**", "Update Credentials")) {
            assertTrue(entra.contains(words), words);
        }
        String okta = String.join("\n", texts(guides.of(IdentityProvider.OKTA)));
        for (String words : List.of(
                "**Applications and Resources › Applications › Create App Integration**",
                "No results for users returned")) {
            assertTrue(okta.contains(words), words);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "entra-id|OAuth2 Client Credentials Grant;Tenant URL;Token Endpoint;Client Identifier;"
                    + "Client Secret;Test Connection;Workload identity-based authentication;"
                    + "Select workload identity;Register;Select existing;Token issuer;JWKS URI;Subject;Audience;"
                    + "OAuth token endpoint;Client identifier;Save and activate",
            "jumpcloud|Export users to this app (Identity Management);Configure Application;SCIM 2.0;Base URL;"
                    + "Token Key;Test User Email;"
                    + "Enable management of User Groups and Group Membership in this application;"
                    + "Test Connection;Activate",
            "onelogin|SCIM Provisioner with SAML (SCIM v2 Enterprise);SCIM Base URL;SCIM JSON Template;"
                    + "SCIM Bearer Token;API Connection;Enable;Enable provisioning;"
                    + "Require admin approval before this action is performed",
            "pingone|Integrations › Provisioning › + › New Connection;Identity Store;SCIM Base URL;Users Resource;"
                    + "SCIM Version;2.0;Authentication Method;OAuth 2 Bearer Token;Test Connection;"
                    + "OAuth 2 Client Credentials;OAuth Token Request;OAuth Client ID;OAuth Client Secret",
            "pingfederate|SCIM URL;SCIM Version;Authentication Method;Access Token;"
                    + "OAuth 2 Client Credentials;Token Request Endpoint;Client ID;Client Secret",
            "rippling|IT › Third-Party Access › Add Integration › Create New Custom Integration;"
                    + "User Management via SCIM;SCIM Version;SCIM Base URL;SCIM Authorization Method;Bearer Token;"
                    + "Supports Groups;Supports Pagination;Create & Delete Groups;Use PATCH to edit Groups",
            "authentik|SCIM Provider;URL;Authentication Mode;Static token;Token;Enable dry-run mode;"
                    + "Backchannel Providers",
            "oracle|Provisioning;GenericScim - Bearer Token;Host Name;Base URI;Access Token;Test connectivity"})
    void everyFieldStandsInBoldAsItsVendorHasIt(String id, String fields) {
        String texts = String.join("\n", texts(guides.find(id).orElseThrow()));
        for (String field : fields.split(";", -1)) {
            assertTrue(texts.contains("**" + field + "**"), () -> id + ": " + field);
        }
    }

    @Test
    void jumpCloudsTestNeedsAnAddressThatNobodyHas() {
        Guide.Step address = guides.find("jumpcloud").orElseThrow().steps().stream()
                .filter(step -> step.id().equals("test-user")).findFirst().orElseThrow();
        assertTrue(address.text().contains("in one of your email domains that nobody here has"));
    }

    @Test
    void oneLoginsTemplateIsWhatThisServiceTakes() {
        Guide.Step template = guides.find("onelogin").orElseThrow().steps().stream()
                .filter(step -> step.id().equals("template")).findFirst().orElseThrow();
        JsonNode json = JsonMapper.shared().readTree(template.copy().orElseThrow());
        assertEquals("{$parameters.scimusername}", json.path("userName").asString());
        assertEquals("urn:ietf:params:scim:schemas:core:2.0:User", json.at("/schemas/0").asString());
    }

    @Test
    void googleWorkspaceSaysThatItDoesNotWorkAndWhatDoes() {
        Guide google = guides.find("google-workspace").orElseThrow();
        assertTrue(google.warning().orElseThrow().contains("not supported"));
        assertTrue(google.steps().isEmpty());
        assertFalse(google.alternatives().isEmpty());
    }

    @Test
    void keycloakSaysThatItNeedsAnExtension() {
        Guide keycloak = guides.find("keycloak").orElseThrow();
        assertTrue(keycloak.warning().orElseThrow().contains("by itself"));
        assertTrue(keycloak.steps().isEmpty());
        assertTrue(keycloak.alternatives().getFirst().contains("extension"));
    }

    @Test
    void onlyTwoHaveATabAndTheChooserIsInOrder() {
        assertEquals(List.of("okta", "entra-id"), guides.ownTab().stream().map(Guide::id).toList());
        List<String> titles = guides.further().stream().map(Guide::title).toList();
        assertEquals("Any other", titles.getLast());
        List<String> named = titles.subList(0, titles.size() - 1);
        assertEquals(named.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), named);
    }

    @Test
    void aClientTicksItsProvidersGuideAndANamelessOneAllThatItMayBe() {
        assertEquals(List.of("okta"), ticked("Okta"));
        assertEquals(List.of("authentik"), ticked("authentik"));
        assertEquals(List.of("jumpcloud"), ticked("JumpCloud"));
        assertEquals(
                List.of("google-workspace", "jumpcloud", "keycloak", "onelogin", "oracle", "pingfederate",
                        "pingone", "rippling", "other"),
                ticked(""));
        assertEquals(ticked(""), ticked("Apache-HttpClient"));
    }

    @Test
    void theBaseUrlIsOfferedWholeAndInHalves() {
        String url = "https://scim.acme.example:8443/scim/v2";
        assertEquals(url, CopyValue.of(url).fill(CopyValue.BASE_URL));
        assertEquals("scim.acme.example", CopyValue.of(url).fill(CopyValue.HOST));
        assertEquals("/scim/v2", CopyValue.of(url).fill(CopyValue.PATH));
        assertEquals("", CopyValue.of("").fill(CopyValue.HOST));
        assertEquals("userName", CopyValue.of("").fill("userName"));
    }

    @Test
    void everyProviderHasAGuideAndEveryClientToo() {
        for (IdentityProvider provider : IdentityProvider.values()) {
            assertFalse(guides.of(provider).steps().isEmpty());
        }
        assertEquals("okta", guides.of("Okta").id());
        assertEquals("entra-id", guides.of("Microsoft Entra ID").id());
        assertEquals("onelogin", guides.of("OneLogin").id());
        assertEquals("oracle", guides.of("Oracle IAM").id());
        assertEquals("other", guides.of("curl").id());
        assertEquals("other", guides.of("").id());
    }

    private List<String> ticked(String client) {
        return guides.tickedBy(client).stream().map(Guide::id).toList();
    }

    private static List<String> copied(Guide guide) {
        return guide.steps().stream().flatMap(step -> step.copy().stream()).toList();
    }

    private static List<String> texts(Guide guide) {
        List<String> texts = new ArrayList<>(List.of(guide.id(), guide.title()));
        guide.client().ifPresent(texts::add);
        texts.addAll(guide.keywords());
        guide.warning().ifPresent(texts::add);
        guide.mapping().note().ifPresent(texts::add);
        guide.afterRefresh().map(Guide.AfterRefresh::where).ifPresent(texts::add);
        texts.addAll(guide.alternatives());
        texts.addAll(guide.resend());
        Stream.concat(guide.steps().stream(),
                guide.ways().stream().flatMap(way -> way.steps().stream())).forEach(step -> {
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
