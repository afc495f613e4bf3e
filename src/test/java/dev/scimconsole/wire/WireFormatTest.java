package dev.scimconsole.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.Health;
import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.Administrator;
import dev.scimconsole.contract.access.AdministratorPage;
import dev.scimconsole.contract.access.CurrentSession;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.CheckToken;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The contract's records as JSON, there and back.
@Tag("wire")
class WireFormatTest {

    @Test
    void aRecordComesBackAsItWasWritten() throws Exception {
        Administrator administrator = new Administrator("ada@acme.com", Role.ORG_ADMIN);
        assertEquals("{\"email\":\"ada@acme.com\",\"role\":\"orgAdmin\"}",
                text(WireFormat.write(administrator)));
        assertEquals(administrator,
                WireFormat.readAnswer(WireFormat.write(administrator), Administrator.class));
    }

    @Test
    void aTokenComesBackAndTheBytesItWasReadFromAreTheCallers() throws Exception {
        try (ScimToken token = ScimToken.generate(new SecureRandom())) {
            ConfigurationChange change = new ConfigurationChange(new ScimConfiguration(true, List.of(), false,
                    Optional.empty(), "https://scim.acme.com/scim/v2", Optional.empty(), Optional.empty(),
                    Optional.empty()),
                    Optional.of(token));
            ScimToken read = WireFormat.readAnswer(WireFormat.write(change), ConfigurationChange.class)
                    .issuedToken()
                    .orElseThrow();
            assertArrayEquals(token.copyCharacters(), read.copyCharacters());
            read.close();
        }
    }

    @Test
    void whatIsEmptyIsNullOrNotThere() {
        assertEquals("{\"administrators\":[],\"nextCursor\":null}",
                text(WireFormat.write(new AdministratorPage(List.of(), Optional.empty()))));
        assertFalse(
                text(WireFormat.write(Problem.of(ProblemCode.NOT_FOUND, "There is none."))).contains("null"));
    }

    @Test
    void aTruthValueThatIsNotThereIsFalseInARequestAndAFaultInAnAnswer() throws Exception {
        assertEquals(new AddDomain("acme.com", false),
                WireFormat.readRequest(bytes("{\"name\":\"acme.com\"}"), AddDomain.class));
        UnreadableException fault = assertThrows(UnreadableException.class,
                () -> WireFormat.readAnswer(bytes("{\"status\":\"ok\"}"), Health.class));
        assertEquals(Optional.of("setUp"), fault.member());
    }

    @Test
    void whatIsMissingInOneOfManyIsNamedAfterWhatHoldsThem() {
        UnreadableException missing = assertThrows(UnreadableException.class, () -> WireFormat.readAnswer(
                bytes("{\"administrators\":[{\"id\":\"1\",\"email\":\"x\",\"sessions\":1}]}"),
                AdministratorPage.class));
        assertTrue(missing.isMissing());
        assertEquals(Optional.of("administrators.role"), missing.member());
    }

    @Test
    void whatIsMissingOrWrongIsNamedAndNeverQuoted() {
        UnreadableException missing = assertThrows(UnreadableException.class, () -> WireFormat.readAnswer(
                bytes("{\"expiresAt\":\"2026-11-24T09:00:00Z\",\"administrator\":{\"email\":\"x\"},\"organization\":{}}"),
                CurrentSession.class));
        assertTrue(missing.isMissing());
        assertEquals(Optional.of("administrator.role"), missing.member());
        UnreadableException wrong = assertThrows(UnreadableException.class,
                () -> WireFormat.readRequest(bytes("{\"token\":{\"a\":\"s3cret\"}}"), CheckToken.class));
        assertFalse(wrong.isMissing());
        assertEquals(Optional.of("token"), wrong.member());
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause.getMessage()).contains("s3cret"));
        }
    }

    @Test
    void whatIsNoObjectIsWrongAsAWhole() {
        for (String json : List.of("", "null", "[]", "7", "{", "\"text\"")) {
            UnreadableException fault = assertThrows(UnreadableException.class,
                    () -> WireFormat.readRequest(bytes(json), AddDomain.class), json);
            assertEquals(Optional.empty(), fault.member(), json);
        }
    }

    @Test
    void neitherTextNorANumberIsTakenForATruthValue() {
        for (String value : List.of("\"true\"", "1")) {
            String json = "{\"name\":\"acme.com\",\"confirmPublicMailDomain\":" + value + "}";
            assertThrows(UnreadableException.class,
                    () -> WireFormat.readRequest(bytes(json), AddDomain.class), json);
        }
    }

    @Test
    void membersThatThisEndDoesNotKnowAreIgnored() throws Exception {
        assertEquals(new Health("ok", true),
                WireFormat.readAnswer(bytes("{\"status\":\"ok\",\"setUp\":true,\"more\":[1]}"),
                        Health.class));
    }

    @Test
    void aProblemOfAnUnknownKindStandsForItsStatus() {
        Problem problem = WireFormat
                .readProblem(503, bytes("{\"detail\":\"Not now.\",\"code\":\"from-tomorrow\"}"))
                .orElseThrow();
        assertEquals(ProblemCode.STORE_UNAVAILABLE, problem.code());
        assertEquals(Optional.empty(), WireFormat.readProblem(503, bytes("<html>")));
        assertEquals(Optional.empty(),
                WireFormat.readProblem(409, bytes("{\"detail\":\"x\",\"changedAt\":\"yesterday\"}")));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
