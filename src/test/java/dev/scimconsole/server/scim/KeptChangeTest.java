package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.scim.change.Difference;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.token.PresentedToken;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.OutsideText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

@Tag("server")
@Tag("server.scim")
class KeptChangeTest {

    private static ChangeText kept(String asked) {
        return KeptChange.read(new KeptChange(Optional.of(body(asked)), Optional.empty()).get());
    }

    private static AskedBody body(String sent) {
        return AskedBody.sent(tree(sent), sent.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode tree(String json) {
        return Json.readStored(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a\",\"name\":{\"givenName\":\"A\"},"
                    + "\"emails\":[{\"value\":\"a@b.c\"}],\"externalId\":\"x\",\"active\":true}",
            "{\"schemas\":[\"s\"],\"Operations\":[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":false,\"displayName\":\"A\"}}]}",
            "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"a@b.c\"}]}"})
    void whatThePageShowsAnywayStandsThereAsItCame(String asked) {
        ChangeText kept = kept(asked);
        assertEquals(Optional.of(asked), kept.asked());
        assertEquals(kept.asked(), kept.masked());
        assertFalse(kept.cut());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"userName\":\"a\",\"nickName\":\"hush\"}",
            "{\"userName\":\"a\",\"urn:x:User\":{\"pay\":\"hush\"}}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"hush\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"Path\":\"title\",\"path\":\"active\",\"value\":\"hush\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":true,\"title\":\"hush\"}}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"\",\"value\":{\"title\":\"hush\"}}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"more\":\"hush\",\"value\":{\"active\":true}}]}",
            "{\"Operations\":[{\"op\":\"remove\",\"path\":\"addresses[locality eq \\\"hush\\\"]\"}]}",
            "{\"operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"hush\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":true}],\"more\":\"hush\"}"})
    void whatNoPageShowsIsMasked(String asked) {
        ChangeText kept = kept(asked);
        assertTrue(kept.asked().orElseThrow().contains("hush"), kept.asked()::orElseThrow);
        assertFalse(kept.masked().orElseThrow().contains("hush"), kept.masked()::orElseThrow);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"userName\":\"a\",\"password\":\"hush\"}",
            "{\"userName\":\"a\",\" PassWord \":\"hush\"}",
            "{\"userName\":\"a\",\"name\":{\"password\":\"hush\"}}",
            "{\"urn:ietf:params:scim:schemas:core:2.0:User:password\":\"hush\"}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"password\",\"value\":\"hush\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"PATH\":\"urn:ietf:params:scim:schemas:core:2.0:User:Password\","
                    + "\"value\":\"hush\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"password\":\"hush\"}}]}",
            "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"password\":\"hush\"}]}]}"})
    void aPasswordIsNeverKept(String asked) {
        assertFalse(new KeptChange(Optional.of(body(asked)), Optional.empty()).get().contains("hush"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"userName\":\"a\",\"title\":\"\\u0073cim_0123456789abcdef\"}",
            "{\"userName\":\"a\",\"title\":\"scim_0123456789abcdef\"}",
            "{\"userName\":\"a\",\"title\":\"scim\\u005f0123456789abcdef\"}",
            "{\"userName\":\"a\",\"title\":\"Bearer 0123456789abcdef\"}",
            "{\"userName\":\"a\",\"title\":\"\\u0042earer 0123456789abcdef\"}",
            "{\"userName\":\"a\",\"pass\\u0077ord\":\"0123456789abcdef\"}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"\\u0070assword\",\"value\":\"0123456789abcdef\"}]}"})
    void noSecretIsKeptThatStandsThereInEscapes(String asked) {
        String kept = new KeptChange(Optional.of(body(asked)), Optional.empty()).get();
        assertFalse(kept.contains("0123456789abcdef"), kept);
    }

    @Test
    void ofTwoKeysOnlyTheOneThatCountsIsKept() {
        String sent = "{\"title\":\"hush\",\"title\":\"x\"}";
        JsonBody body = new JsonBody(
                new ScimRequest(new PresentedToken.Absent(), "PUT", "/Users/x", new RequestQuery(""),
                        Map.of(), sent.getBytes(StandardCharsets.UTF_8), ""));
        body.readWithDuplicates();
        assertEquals("A{\"title\":\"x\"}",
                new KeptChange(body.asked(), Optional.empty()).get().lines().findFirst().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ \"userName\" : \"a b\",\n\t\"title\":\"\\u00eb\" }",
            "\uFEFF{\"userName\":\"a b\",\"title\":\"\u00eb\"}"})
    void howARequestIsLaidOutIsNotKept(String asked) {
        assertEquals(Optional.of("{\"userName\":\"a b\",\"title\":\"\u00eb\"}"),
                KeptChange.read(new KeptChange(Optional.of(AskedBody.sent(
                        tree("{\"userName\":\"a b\",\"title\":\"\u00eb\"}"),
                        asked.getBytes(StandardCharsets.UTF_8))),
                        Optional.empty()).get()).asked());
    }

    @Test
    void whatNoDatabaseHoldsIsReplaced() {
        String kept = new KeptChange(Optional.of(body("{\"userName\":\"a\\ud800b\\u0000\"}")), Optional.of(
                Difference.ofNew(tree("{\"userName\":\"a\\udc00b\"}"), 100))).get();
        assertTrue(OutsideText.isStorable(kept), kept);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1_000_000})
    void eachAttributeStandsThereBeforeAndAfter(int characters) {
        ChangeText kept = KeptChange.read(new KeptChange(Optional.empty(), Optional.of(Difference.of(
                tree("{\"userName\":\"a\\\"b\",\"title\":\"x\",\"active\":true,\"password\":\"hush\",\"same\":[1]}"),
                tree("{\"userName\":\"zo\u00eb\\n\",\"active\":false,\"name\":{\"givenName\":\"Z\"},\"password\":\"hush2\","
                        + "\"same\":[1]}"),
                characters))).get());
        assertEquals(List.of(
                new ChangeText.Value("userName", Optional.of("\"a\\\"b\""), Optional.of("\"zo\u00eb\\n\""),
                        true),
                new ChangeText.Value("title", Optional.of("\"x\""), Optional.empty(), false),
                new ChangeText.Value("active", Optional.of("true"), Optional.of("false"), true),
                new ChangeText.Value("name.givenName", Optional.empty(), Optional.of("\"Z\""), true)),
                kept.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"schemas\":[\"s\"],\"id\":\"x\",\"meta\":{\"resourceType\":\"User\"},", "{"})
    void whatIsCreatedAsItWasAskedForIsKeptOnce(String beginning) {
        String attributes = "\"userName\":\"a\",\"title\":\"hush\",\"name\":{\"givenName\":\"Zoë 🦊\"},\"emails\":[{\"value\":"
                + "\"a@b.c\"}],\"urn:x:User\":{\"pay\":1.5}}";
        Difference made = Difference.ofNew(tree("{" + attributes), 100);
        String text = new KeptChange(Optional.of(body(beginning + attributes)), Optional.of(made)).get();
        assertEquals(text.indexOf("hush"), text.lastIndexOf("hush"), text);
        ChangeText kept = KeptChange.read(text);
        assertEquals(Optional.of(beginning + attributes), kept.asked());
        assertFalse(kept.masked().orElseThrow().contains("hush"), kept.masked()::orElseThrow);
        assertFalse(kept.masked().orElseThrow().contains("1.5"), kept.masked()::orElseThrow);
        assertEquals(List.of(
                new ChangeText.Value("userName", Optional.empty(), Optional.of("\"a\""), true),
                new ChangeText.Value("title", Optional.empty(), Optional.of("\"hush\""), false),
                new ChangeText.Value("name.givenName", Optional.empty(), Optional.of("\"Zoë 🦊\""), true),
                new ChangeText.Value("emails", Optional.empty(), Optional.of("[{\"value\":\"a@b.c\"}]"),
                        true),
                new ChangeText.Value("urn:x:User.pay", Optional.empty(), Optional.of("1.5"), false)),
                kept.values());
        assertFalse(kept.cut());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"userName\":\"A\",\"title\":\"x\"}",
            "{\"userName\":\"a\",\"title\":\"x\",\"unknown\":true}",
            "{\"userName\":\"a\"}",
            "{\"username\":\"a\",\"title\":\"x\"}",
            "{\"userName\":\"a\",\"title\":\"x\",\"password\":\"hush\"}",
            "{\"userName\":\"a\",\"title\":\"x\",\"meta\":\"Bearer abcdefgh\"}"})
    void whatIsCreatedOtherwiseStandsBesideWhatWasAskedFor(String asked) {
        Difference made = Difference.ofNew(tree("{\"userName\":\"a\",\"title\":\"x\"}"), 100);
        ChangeText kept = KeptChange.read(new KeptChange(Optional.of(body(asked)), Optional.of(made)).get());
        assertEquals(List.of(
                new ChangeText.Value("userName", Optional.empty(), Optional.of("\"a\""), true),
                new ChangeText.Value("title", Optional.empty(), Optional.of("\"x\""), false)), kept.values());
        assertFalse(kept.masked().orElseThrow().contains("hush"), kept.masked()::orElseThrow);
        assertFalse(kept.masked().orElseThrow().contains("abcdefgh"), kept.masked()::orElseThrow);
    }

    @Test
    void whatIsTooLongToBeReadAgainIsMaskedBeforeItIsCut() {
        String asked = "{\"userName\":\"a\",\"title\":\"hush" + "x".repeat(3_000) + "\"}";
        ChangeText kept = KeptChange.read(new KeptChange(Optional.of(body(asked)),
                Optional.of(Difference.ofNew(tree(asked), 100))).get());
        assertFalse(kept.masked().orElseThrow().contains("hush"), kept.masked()::orElseThrow);
        assertEquals(2, kept.values().size());
        assertTrue(kept.cut());
    }
}
