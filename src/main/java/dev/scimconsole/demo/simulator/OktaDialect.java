package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// SCIM as Okta speaks it, after Okta's "Okta and SCIM Version 2.0": looks users up by name, `PUT`s whole
/// users, deactivates by `PATCH` without a path, pushes groups with `PATCH`.
final class OktaDialect implements ProviderDialect {

    private static final int PAGE = 100;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void testConnection(ScimConnection connection) {
        expectList(connection.get(Saying.of("say.simulator.do.checkUsers"), "Users", "startIndex=1&count=2"));
        expectList(connection.get(Saying.of("say.simulator.do.checkGroups"), "Groups",
                "startIndex=1&count=100"));
    }

    @Override
    public void provision(ScimConnection connection, SampleDirectory directory, Tally tally) {
        testConnection(connection);
        importUsers(connection);
        Map<String, String> ids = new HashMap<>();
        for (SampleDirectory.Person person : directory.people()) {
            push(connection, person, tally).ifPresent(id -> ids.put(person.key(), id));
        }
        directory.people().stream().filter(person -> !person.employed())
                .forEach(person -> Optional.ofNullable(ids.get(person.key()))
                        .ifPresent(id -> deactivate(connection, person, id, tally)));
        directory.groups().forEach(group -> pushGroup(connection, group, ids, tally));
    }

    @Override
    public Saying afterRefusedToken() {
        return Saying.of("say.simulator.after.okta");
    }

    private static void expectList(ServiceAnswer answer) {
        if (!answer.isList()) {
            throw new StopException(new Outcome.Stopped(
                    Saying.of("say.simulator.expected.okta", answer.detail())));
        }
    }

    private static void importUsers(ScimConnection connection) {
        int startIndex = 1;
        int total;
        do {
            ServiceAnswer page = connection.get(Saying.of("say.simulator.do.importUsers"), "Users",
                    "startIndex=" + startIndex + "&count=" + PAGE);
            expectList(page);
            total = page.body().path("totalResults").intValue();
            startIndex += PAGE;
        } while (startIndex <= total);
    }

    private static ServiceAnswer find(ScimConnection connection, String type, String attribute,
            String value) {
        String query = new HttpUrl.Builder().scheme("http").host("localhost")
                .addQueryParameter("filter", attribute + " eq \"" + value + "\"")
                .addQueryParameter("startIndex", "1")
                .addQueryParameter("count", String.valueOf(PAGE)).build().encodedQuery();
        ServiceAnswer found = connection.get(Saying.of("say.simulator.do.lookUp", value), type,
                String.valueOf(query));
        expectList(found);
        return found;
    }

    private Optional<String> push(ScimConnection connection, SampleDirectory.Person person, Tally tally) {
        Optional<String> known = find(connection, "Users", "userName", person.userName()).firstId();
        return known.isPresent()
                ? update(connection, person, known.get(), tally)
                : create(connection, person, tally);
    }

    private Optional<String> create(ScimConnection connection, SampleDirectory.Person person, Tally tally) {
        ObjectNode user = user(person, true);
        byte[] password = new byte[12];
        random.nextBytes(password);
        // Okta sends one with each create; the service must accept and ignore it.
        user.put("password", HexFormat.of().formatHex(password));
        ServiceAnswer answer = connection.send(Saying.of("say.simulator.do.create", person.displayName()),
                "POST", "Users", user);
        if (answer.succeeded()) {
            tally.created(person.displayName());
        } else {
            tally.refused(person.userName(), answer);
        }
        return answer.id();
    }

    private static Optional<String> update(ScimConnection connection, SampleDirectory.Person person,
            String id,
            Tally tally) {
        ServiceAnswer current = connection.get(Saying.of("say.simulator.do.read", person.displayName()),
                "Users/" + id, "");
        ObjectNode user = user(person, person.employed());
        user.put("id", id);
        user.set("meta", current.body().path("meta"));
        ServiceAnswer answer = connection.send(Saying.of("say.simulator.do.update", person.displayName()),
                "PUT", "Users/" + id, user);
        if (answer.succeeded()) {
            tally.updated(person.displayName());
        } else {
            tally.refused(person.userName(), answer);
        }
        return Optional.of(id);
    }

    private static void deactivate(ScimConnection connection, SampleDirectory.Person person, String id,
            Tally tally) {
        ObjectNode patch = Scim.patch();
        Scim.operation(patch, "replace").putObject("value").put("active", false);
        ServiceAnswer answer = connection.send(Saying.of("say.simulator.do.deactivate", person.displayName()),
                "PATCH", "Users/" + id,
                patch);
        if (answer.succeeded()) {
            tally.deactivated(person.displayName());
        } else {
            tally.refused(person.userName(), answer);
        }
    }

    private static void pushGroup(ScimConnection connection, SampleDirectory.Group group,
            Map<String, String> ids,
            Tally tally) {
        ServiceAnswer found = find(connection, "Groups", "displayName", group.displayName());
        boolean known = found.firstId().isPresent();
        ServiceAnswer made = known ? found : createGroup(connection, group);
        Optional<String> id = known ? found.firstId() : made.id();
        if (id.isEmpty()) {
            tally.refused(group.displayName(), made);
            return;
        }
        ServiceAnswer answer = connection.send(Saying.of("say.simulator.do.members", group.displayName()),
                "PATCH",
                "Groups/" + id.get(), membership(group, id.get(), ids, known ? "replace" : "add"));
        if (answer.succeeded()) {
            tally.group(group.displayName());
        } else {
            tally.refused(group.displayName(), answer);
        }
    }

    private static ServiceAnswer createGroup(ScimConnection connection, SampleDirectory.Group group) {
        ObjectNode body = Scim.object(List.of(Scim.GROUP));
        body.put("displayName", group.displayName());
        body.putArray("members");
        return connection.send(Saying.of("say.simulator.do.createGroup", group.displayName()), "POST",
                "Groups", body);
    }

    /// Okta sends the name, with the read-only id, along with each change of membership.
    private static JsonNode membership(SampleDirectory.Group group, String id, Map<String, String> ids,
            String op) {
        ObjectNode patch = Scim.patch();
        Scim.operation(patch, "replace").putObject("value").put("id", id).put("displayName",
                group.displayName());
        var members = Scim.operation(patch, op).put("path", "members").putArray("value");
        group.members().stream().filter(person -> ids.containsKey(person.key())).forEach(person -> members
                .addObject().put("value", ids.get(person.key())).put("display", person.userName()));
        return patch;
    }

    private static ObjectNode user(SampleDirectory.Person person, boolean active) {
        ObjectNode user = Scim.object(List.of(Scim.USER, Scim.ENTERPRISE_USER));
        user.put("userName", person.userName());
        user.putObject("name").put("givenName", person.givenName()).put("familyName", person.familyName());
        user.putArray("emails").addObject().put("primary", true).put("value", person.userName())
                .put("type", "work");
        user.put("title", person.title());
        user.put("displayName", person.displayName());
        user.put("locale", "en-US");
        user.put("externalId",
                "00u" + SampleDirectory.objectId(person.key()).replace("-", "").substring(0, 17));
        user.putArray("groups");
        user.put("active", active);
        user.putObject(Scim.ENTERPRISE_USER).put("department", person.department());
        return user;
    }
}
