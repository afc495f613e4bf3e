package dev.scimconsole.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Something that is measured.
///
/// @param name     as it is printed
/// @param workload makes the requests for a server; before it does, it sees that the server answers them
///                 rightly, and fails with [LoadFailure] if not
record Figure(String name, Preparation workload) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 100;

    /// Makes a server ready for a figure.
    @FunctionalInterface
    interface Preparation {

        /// Returns the requests to send.
        Workload prepare(MeasuredServer server);
    }

    /// New users. The ids go into the server's list.
    static Workload creates(MeasuredServer server) {
        return createsBeside(server, server.users(), server.userIds());
    }

    /// New users beside those of the server's list, who go again; their ids come into another list.
    ///
    /// @param first no user has that number
    static Workload createsBeside(MeasuredServer server, int first, List<String> ids) {
        AtomicInteger next = new AtomicInteger(first);
        return new Workload() {
            @Override
            public HttpRequest next() {
                return server.requests().post("/Users", Users.user(next.getAndIncrement()));
            }

            @Override
            public void answered(HttpReply reply) {
                ids.add(reply.createdId()
                        .orElseThrow(() -> new LoadFailure("a create was answered without Location")));
            }
        };
    }

    /// Takes resources away, one after the other.
    ///
    /// @param endpoint with a slash at the end
    static Workload deletes(MeasuredServer server, String endpoint, List<String> ids) {
        AtomicInteger next = new AtomicInteger();
        return () -> server.requests().delete(endpoint + ids.get(next.getAndIncrement()));
    }

    /// Whether what it asks for has to be on the disk before the answer.
    boolean isWrite() {
        return name.startsWith("PATCH");
    }

    static Figure getById() {
        return new Figure("get by id", server -> {
            SplittableRandom random = new SplittableRandom(1);
            Workload gets = () -> server.requests()
                    .get("/Users/" + server.userIds().get(random.nextInt(server.users())));
            require(json(server, gets.next()).path("userName").isString(), "the user has no userName");
            return gets;
        });
    }

    static Figure filterByUserName() {
        return new Figure("filter userName eq", server -> {
            SplittableRandom random = new SplittableRandom(2);
            Workload filters = () -> server.requests()
                    .get(filterPath(Users.userName(random.nextInt(server.users()))));
            JsonNode found = json(server, server.requests().get(filterPath(Users.userName(17))));
            require(found.path("totalResults").asInt() == 1 && found.path("Resources").path(0)
                    .path("userName").asString().equals(Users.userName(17)), "the filter found another");
            JsonNode none = json(server, server.requests().get(filterPath("nobody@example.com")));
            require(none.path("totalResults").asInt() == 0, "the filter found somebody who is not there");
            return filters;
        });
    }

    /// The query that finds a user by name.
    static String filterPath(String userName) {
        return "/Users?filter=" + URLEncoder.encode("userName eq \"" + userName + "\"",
                StandardCharsets.UTF_8);
    }

    static Figure patchActive() {
        return new Figure("PATCH active", server -> {
            // One user after the other, so that each request is a change.
            AtomicInteger count = new AtomicInteger();
            Workload patches = () -> {
                int number = count.getAndIncrement() % (server.users() - 1);
                return server.requests().patch("/Users/" + server.userIds().get(number),
                        Users.setActive(server.flipActive(number)));
            };
            String path = "/Users/" + server.userIds().getLast();
            for (boolean active : new boolean[]{false, true}) {
                server.once(server.requests().patch(path, Users.setActive(active)));
                require(json(server, server.requests().get(path)).path("active").asBoolean() == active,
                        "active is not what it was set to");
            }
            return patches;
        });
    }

    /// @param groups so many get members in turn: where few users are missing in each of them
    static Figure addMember(int groupSize, int groups) {
        return new Figure("PATCH one member into a group of %,d".formatted(groupSize), server -> {
            List<String> ids = IntStream.range(0, groups).mapToObj(_ -> newGroup(server, groupSize)).toList();
            AtomicInteger next = new AtomicInteger();
            Workload patches = () -> {
                int number = next.getAndIncrement();
                return server.requests().patch("/Groups/" + ids.get(number % groups),
                        Users.addMember(
                                server.userIds().get((groupSize + number / groups) % server.users())));
            };
            server.once(patches.next());
            require(json(server, server.requests().get("/Groups/" + ids.getFirst())).path("members")
                    .size() == groupSize + 1, "the member is not in the group");
            return patches;
        });
    }

    private static String newGroup(MeasuredServer server, int size) {
        String id = server.once(server.requests().post("/Groups",
                Users.group("Group " + System.nanoTime(), server.userIds().subList(0, size))))
                .createdId().orElseThrow(() -> new LoadFailure("a group came without Location"));
        server.groupIds().add(id);
        return id;
    }

    /// @param number counts from 1; a page has 100 users
    static Figure listPage(int number) {
        return new Figure("list page %,d".formatted(number), server -> {
            HttpRequest list = server.requests()
                    .get("/Users?startIndex=%d&count=%d".formatted((number - 1) * PAGE + 1, PAGE));
            require(json(server, list).path("Resources").size() == PAGE, "the page is not full");
            return () -> list;
        });
    }

    private static JsonNode json(MeasuredServer server, HttpRequest request) {
        return JSON.readTree(server.once(request).body());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new LoadFailure(otherwise);
        }
    }
}
