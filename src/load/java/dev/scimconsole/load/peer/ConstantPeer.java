package dev.scimconsole.load.peer;

import dev.scimconsole.load.peer.PeerHttpServer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The limit: answers of the usual size that are always the same, by the HTTP server that ours runs on. What
/// is not measured (whether `active` is what it was set to, how many members a group has) is kept, so that
/// its answers pass for right ones.
public final class ConstantPeer {

    private static final int PAGE = 100;
    private static final String LOCATION = "http://127.0.0.1/scim/v2";

    private final byte[] active = user(true).getBytes(StandardCharsets.UTF_8);
    private final byte[] inactive = user(false).getBytes(StandardCharsets.UTF_8);
    private final byte[] found = list(1, 1).getBytes(StandardCharsets.UTF_8);
    private final byte[] none = list(0, 0).getBytes(StandardCharsets.UTF_8);
    private final byte[] page = list(PAGE, 1_000_000).getBytes(StandardCharsets.UTF_8);
    private final AtomicLong created = new AtomicLong();
    private volatile boolean isActive = true;
    private volatile int members;

    private ConstantPeer() {}

    /// Serves until the process is ended.
    ///
    /// @param arguments the bearer token
    public static void main(String[] arguments) throws Exception {
        PeerHttpServer.serve(arguments[0], new ConstantPeer()::answer);
    }

    private Answer answer(String method, String url, Map<String, String> headers, String body) {
        boolean isGroup = url.contains("/Groups");
        return switch (method) {
            case "POST" -> created(isGroup, body);
            case "PATCH" -> isGroup ? json(204, new byte[0]) : patched(body);
            default -> json(200, isGroup ? group() : users(url));
        };
    }

    private byte[] users(String url) {
        if (url.contains("filter=")) {
            return url.contains("nobody") ? none : found;
        }
        return url.contains("startIndex=") ? page : isActive ? active : inactive;
    }

    private Answer created(boolean isGroup, String body) {
        if (isGroup) {
            members = body.split("\"value\"", -1).length - 1;
        }
        return new Answer(201, Map.of("Content-Type", "application/scim+json", "Location",
                LOCATION + (isGroup ? "/Groups/" : "/Users/") + created.incrementAndGet()), active);
    }

    private Answer patched(String body) {
        isActive = body.contains("true");
        return json(200, isActive ? active : inactive);
    }

    private byte[] group() {
        return ("{\"members\":[" + "{},".repeat(members) + "{}]}").getBytes(StandardCharsets.UTF_8);
    }

    private static Answer json(int status, byte[] body) {
        return new Answer(status, Map.of("Content-Type", "application/scim+json"), body);
    }

    private static String list(int count, int total) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":"
                + total
                + ",\"startIndex\":1,\"itemsPerPage\":" + count + ",\"Resources\":["
                + String.join(",", Collections.nCopies(count, user(true))) + "]}";
    }

    /// About as long as a user of the load program, with what a server adds.
    private static String user(boolean active) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"id\":\"0123456789\",\"userName\":"
                + "\"user0000017@example.com\",\"active\":" + active + ",\"displayName\":\"" + "x".repeat(900)
                + "\",\"meta\":{\"resourceType\":\"User\",\"version\":\"W/\\\"1\\\"\"}}";
    }
}
