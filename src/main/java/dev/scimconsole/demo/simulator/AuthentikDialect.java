package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// SCIM as authentik speaks it, after the source of its SCIM provider (goauthentik/authentik,
/// `authentik/providers/scim/clients`): asks what the service supports, finds out who is there, `PUT`s whole
/// users, and leaves its groups to [AuthentikGroups].
final class AuthentikDialect implements ProviderDialect {

    /// authentik has no button for this: its syncs begin so.
    @Override
    public void testConnection(ScimConnection connection) {
        readConfig(connection);
        expectList(connection.get(Saying.of("say.simulator.do.findUsers"), "Users", ""));
    }

    @Override
    public void provision(ScimConnection connection, SampleDirectory directory, Tally tally) {
        AuthentikGroups groups = new AuthentikGroups(connection, readConfig(connection), tally);
        Map<String, String> known = discover(connection, Saying.of("say.simulator.do.findUsers"), "Users",
                "userName");
        Map<String, String> knownGroups = discover(connection, Saying.of("say.simulator.do.findGroups"),
                "Groups", "displayName");
        Map<String, String> ids = new HashMap<>();
        for (SampleDirectory.Person person : directory.people()) {
            push(connection, person, Optional.ofNullable(known.get(person.userName())), tally)
                    .ifPresent(id -> ids.put(person.key(), id));
        }
        directory.people().stream().filter(person -> !person.employed())
                .forEach(person -> Optional.ofNullable(ids.get(person.key()))
                        .ifPresent(id -> deactivate(connection, person, id, tally)));
        directory.groups().forEach(group -> groups.push(group,
                group.members().stream().map(SampleDirectory.Person::key).filter(ids::containsKey)
                        .map(ids::get)
                        .toList(),
                Optional.ofNullable(knownGroups.get(group.displayName()))));
    }

    @Override
    public Saying afterRefusedToken() {
        return Saying.of("say.simulator.after.authentik");
    }

    private static JsonNode readConfig(ScimConnection connection) {
        return connection.get(Saying.of("say.simulator.do.supports"), "ServiceProviderConfig", "").body();
    }

    private static void expectList(ServiceAnswer answer) {
        if (!answer.isList()) {
            throw new StopException(new Outcome.Stopped(
                    Saying.of("say.simulator.expected.authentik", answer.detail())));
        }
    }

    /// Ids by name, of all that is there, in pages as long as the service makes them.
    private static Map<String, String> discover(ScimConnection connection, Saying what, String type,
            String name) {
        Map<String, String> found = new HashMap<>();
        String query = "";
        int seen = 0;
        boolean more = true;
        while (more) {
            ServiceAnswer page = connection.get(what, type, query);
            expectList(page);
            JsonNode resources = page.body().path("Resources");
            resources.forEach(one -> found.put(one.path(name).asString(""), one.path("id").asString("")));
            seen += resources.size();
            more = !resources.isEmpty() && seen < page.body().path("totalResults").intValue();
            query = "startIndex=" + (seen + 1);
        }
        return found;
    }

    private static Optional<String> push(ScimConnection connection, SampleDirectory.Person person,
            Optional<String> known, Tally tally) {
        ServiceAnswer answer = known.isPresent()
                ? replace(connection, Saying.of("say.simulator.do.update", person.displayName()), person,
                        known.get(),
                        person.employed())
                : connection.send(Saying.of("say.simulator.do.create", person.displayName()), "POST", "Users",
                        user(person, true));
        if (!answer.succeeded()) {
            tally.refused(person.userName(), answer);
        } else if (known.isPresent()) {
            tally.updated(person.displayName());
        } else {
            tally.created(person.displayName());
        }
        return known.or(answer::id);
    }

    private static void deactivate(ScimConnection connection, SampleDirectory.Person person, String id,
            Tally tally) {
        ServiceAnswer answer = replace(connection,
                Saying.of("say.simulator.do.deactivate", person.displayName()), person, id, false);
        if (answer.succeeded()) {
            tally.deactivated(person.displayName());
        } else {
            tally.refused(person.userName(), answer);
        }
    }

    private static ServiceAnswer replace(ScimConnection connection, Saying purpose,
            SampleDirectory.Person person,
            String id, boolean active) {
        ObjectNode user = user(person, active);
        user.put("id", id);
        return connection.send(purpose, "PUT", "Users/" + id, user);
    }

    /// What authentik's default mapping makes of a user: no title and no department, and an email of the type
    /// `other`.
    private static ObjectNode user(SampleDirectory.Person person, boolean active) {
        ObjectNode user = Scim.object(List.of(Scim.USER));
        user.put("externalId", SampleDirectory.objectId(person.key()));
        user.put("userName", person.userName());
        user.putObject("name").put("formatted", person.displayName()).put("givenName", person.givenName())
                .put("familyName", person.familyName());
        user.put("displayName", person.displayName());
        user.put("locale", "en");
        user.put("active", active);
        user.putArray("emails").addObject().put("value", person.userName()).put("type", "other")
                .put("primary", true);
        return user;
    }
}
