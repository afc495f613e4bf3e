package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// SCIM as Microsoft Entra ID speaks it, after Microsoft Learn's "Develop and plan provisioning for a SCIM
/// endpoint" and "Known issues … with SCIM 2.0 protocol compliance": capitalised operations, booleans as
/// text, a manager as a bare id, groups created empty and filled one member at a time.
final class EntraDialect implements ProviderDialect {

    private static final String ENTRA_GROUP = "http://schemas.microsoft.com/2006/11/ResourceManagement/"
            + "ADSCIM/2.0/Group";

    @Override
    public void testConnection(ScimConnection connection) {
        expectNone(connection.get(Saying.of("say.simulator.do.testUser"), "Users",
                filter("userName", UUID.randomUUID().toString())));
        expectNone(connection.get(Saying.of("say.simulator.do.testGroup"), "Groups",
                "excludedAttributes=members&" + filter("displayName", UUID.randomUUID().toString())));
    }

    @Override
    public void provision(ScimConnection connection, SampleDirectory directory, Tally tally) {
        testConnection(connection);
        connection.get(Saying.of("say.simulator.do.schemas"), "Schemas", "");
        Map<String, String> ids = new HashMap<>();
        for (SampleDirectory.Person person : directory.people()) {
            push(connection, person, tally).ifPresent(id -> {
                ids.put(person.key(), id);
                setManager(connection, person, ids, tally);
            });
        }
        directory.people().stream().filter(person -> !person.employed())
                .forEach(person -> Optional.ofNullable(ids.get(person.key()))
                        .ifPresent(id -> deactivate(connection, person, id, tally)));
        directory.groups().forEach(group -> pushGroup(connection, group, ids, tally));
    }

    @Override
    public Saying afterRefusedToken() {
        return Saying.of("say.simulator.after.entra");
    }

    private static void expectNone(ServiceAnswer answer) {
        if (!answer.isList() || answer.body().path("totalResults").intValue() != 0) {
            throw new StopException(new Outcome.Stopped(
                    Saying.of("say.simulator.expected.entra", answer.detail())));
        }
    }

    /// Blanks as plus signs, as Microsoft's own validator encodes them.
    private static String filter(String attribute, String value) {
        return "filter=" + attribute + "+eq+\"" + value.replace(" ", "+") + "\"";
    }

    private static Optional<String> push(ScimConnection connection, SampleDirectory.Person person,
            Tally tally) {
        Optional<String> known = connection
                .get(Saying.of("say.simulator.do.lookUp", person.userName()), "Users",
                        filter("userName", person.userName()))
                .firstId();
        ServiceAnswer answer = known.isPresent()
                ? connection.send(Saying.of("say.simulator.do.update", person.displayName()), "PATCH",
                        "Users/" + known.get(),
                        changes(person))
                : connection.send(Saying.of("say.simulator.do.create", person.displayName()), "POST", "Users",
                        user(person));
        if (!answer.succeeded()) {
            tally.refused(person.userName(), answer);
        } else if (known.isPresent()) {
            tally.updated(person.displayName());
        } else {
            tally.created(person.displayName());
        }
        return known.or(answer::id);
    }

    private static void setManager(ScimConnection connection, SampleDirectory.Person person,
            Map<String, String> ids, Tally tally) {
        Optional<String> manager = person.manager().map(ids::get);
        if (manager.isPresent()) {
            ObjectNode patch = Scim.patch();
            Scim.operation(patch, "Add").put("path", Scim.ENTERPRISE_USER + ":manager").put("value",
                    manager.get());
            ServiceAnswer answer = connection.send(
                    Saying.of("say.simulator.do.manager", person.displayName()), "PATCH",
                    "Users/" + ids.get(person.key()), patch);
            if (!answer.succeeded()) {
                tally.refusedPart(Saying.of("say.simulator.managerOf", person.userName()), answer);
            }
        }
    }

    private static void deactivate(ScimConnection connection, SampleDirectory.Person person, String id,
            Tally tally) {
        ObjectNode patch = Scim.patch();
        replace(patch, "active", "False");
        ServiceAnswer answer = connection.send(Saying.of("say.simulator.do.disable", person.displayName()),
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
        ServiceAnswer found = connection.get(Saying.of("say.simulator.do.lookUpGroup", group.displayName()),
                "Groups",
                "excludedAttributes=members&" + filter("displayName", group.displayName()));
        ServiceAnswer made = found.firstId().isPresent() ? found : createGroup(connection, group);
        Optional<String> id = found.firstId().or(made::id);
        if (id.isEmpty()) {
            tally.refused(group.displayName(), made);
            return;
        }
        group.members().forEach(person -> Optional.ofNullable(ids.get(person.key()))
                .ifPresent(member -> addMember(connection, group, id.get(), person, member, tally)));
        tally.group(group.displayName());
    }

    private static ServiceAnswer createGroup(ScimConnection connection, SampleDirectory.Group group) {
        ObjectNode body = Scim.object(List.of(Scim.GROUP, ENTRA_GROUP));
        body.put("externalId", SampleDirectory.objectId("group " + group.displayName()));
        body.put("displayName", group.displayName());
        body.putObject("meta").put("resourceType", "Group");
        return connection.send(Saying.of("say.simulator.do.createGroup", group.displayName()), "POST",
                "Groups", body);
    }

    private static void addMember(ScimConnection connection, SampleDirectory.Group group, String id,
            SampleDirectory.Person person, String userId, Tally tally) {
        ObjectNode patch = Scim.patch();
        Scim.operation(patch, "Add").put("path", "members").putArray("value").addObject().putNull("$ref")
                .put("value", userId);
        ServiceAnswer answer = connection.send(
                Saying.of("say.simulator.do.addMember", person.displayName(), group.displayName()),
                "PATCH",
                "Groups/" + id, patch);
        if (!answer.succeeded()) {
            tally.refusedPart(Saying.of("say.simulator.memberOf", person.userName(), group.displayName()),
                    answer);
        }
    }

    private static ObjectNode changes(SampleDirectory.Person person) {
        ObjectNode patch = Scim.patch();
        replace(patch, "displayName", person.displayName());
        replace(patch, "name.givenName", person.givenName());
        replace(patch, "name.familyName", person.familyName());
        replace(patch, "emails[type eq \"work\"].value", person.userName());
        replace(patch, "title", person.title());
        replace(patch, "externalId", SampleDirectory.objectId(person.key()));
        replace(patch, Scim.ENTERPRISE_USER + ":department", person.department());
        replace(patch, "active", person.employed() ? "True" : "False");
        return patch;
    }

    private static void replace(ObjectNode patch, String path, String value) {
        Scim.operation(patch, "Replace").put("path", path).put("value", value);
    }

    private static ObjectNode user(SampleDirectory.Person person) {
        ObjectNode user = Scim.object(List.of(Scim.USER, Scim.ENTERPRISE_USER));
        user.put("externalId", SampleDirectory.objectId(person.key()));
        user.put("userName", person.userName());
        user.put("active", true);
        user.put("displayName", person.displayName());
        user.put("title", person.title());
        user.putArray("emails").addObject().put("primary", true).put("type", "work").put("value",
                person.userName());
        user.putObject("meta").put("resourceType", "User");
        user.putObject("name").put("formatted", person.displayName()).put("familyName", person.familyName())
                .put("givenName", person.givenName());
        user.putArray("roles");
        user.putObject(Scim.ENTERPRISE_USER).put("department", person.department());
        return user;
    }
}
