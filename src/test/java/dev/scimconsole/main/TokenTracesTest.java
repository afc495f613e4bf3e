package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.main.Nodes.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A token leaves no trace in the log or in the data, however clumsily it is used.
@Tag("whole")
@Tag("main")
@Timeout(60)
class TokenTracesTest {

    @TempDir private Path folder;

    @Test
    void neitherLogNorDataHoldAToken() throws Exception {
        String first;
        String second;
        List<String> said;
        try (Nodes nodes = Nodes.start("jdbc:sqlite:" + folder.resolve("store.db"), 1)) {
            Node node = nodes.first();
            first = node.enable();
            assertEquals(201, node.writeGroup(first).status());
            useClumsily(node, first);
            second = node.refresh().issuedToken();
            assertEquals(200, node.users(second).status());
            useClumsily(node, first);
            useClumsily(node, second);
            said = node.log();
            assertEquals(0, node.terminate());
        }
        assertTrue(said.stream().anyMatch(line -> line.contains("/scim-configuration/token/refresh")),
                "the log tells of the refresh");
        assertFalse(filesWith(second.substring(second.length() - 6)).isEmpty(), "the data hold the hint");
        for (String secret : List.of(first, second, first.substring(5, 30), second.substring(5, 30))) {
            assertFalse(said.stream().anyMatch(line -> line.contains(secret)), "in the log");
            assertEquals(List.of(), filesWith(secret));
        }
    }

    /// In every place where somebody has put it once.
    private static void useClumsily(Node node, String token) throws IOException {
        node.users("Bearer " + token);
        node.users(token + "x");
        node.users("\"" + token + "\"");
        node.users(token.substring(0, 20) + " " + token.substring(20));
        node.send("GET", "/scim/v2/Users?access_token=" + token, "", "");
        node.send("GET", "/scim/v2/Users/" + token, "", "");
        node.send("GET", "/scim/v2/Users/" + token, "", token);
        node.send("DELETE", "/scim/v2/Groups/" + token, "", token);
        node.send("GET", "/scim/v2/" + token, "", token);
        node.send("GET", "/scim/v2/Users?filter=" + token, "", token);
        node.send("GET", "/" + token, "", token);
        node.send("GET", "/api/v1/" + token, "", token);
        node.send("GET", "/api/v1/scim-configuration", "", token);
        node.send("POST", "/scim/v2/Users", "{" + token, token);
        for (String line : List.of("Host: localhost:80" + token, "Host: [" + token, "Host: " + token + " b",
                "Host: localhost\r\nHost: " + token, "Host: a\r\n" + token,
                "Host: a\r\nContent-Length: " + token,
                "Host: a\r\nTransfer-Encoding: " + token, "Host: a\r\nCookie: a=" + token + "\0;;=")) {
            node.sendRaw("GET /scim/v2/Users HTTP/1.1\r\n" + line + "\r\n\r\n");
        }
        node.sendRaw(token + " /scim/v2/Users HTTP/1.1\r\nHost: a\r\n\r\n");
        node.sendRaw("GET http://" + token + ":x/ HTTP/1.1\r\nHost: a\r\n\r\n");
        node.sendRaw("GET / HTTP/1.1" + token + "\r\nHost: a\r\n\r\n");
        node.send("POST", "/api/v1/sessions", """
                {"email": "%s", "password": "%s"}""".formatted(token, token), "");
    }

    private List<String> filesWith(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> contains(file, secret))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean contains(Path file, String secret) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
