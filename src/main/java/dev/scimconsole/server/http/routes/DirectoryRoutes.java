package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.contract.directory.DirectorySearch.State;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.server.directory.Directory;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.http.call.QueryParameters;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.http.export.ExportFormat;
import dev.scimconsole.server.http.export.GroupExport;
import dev.scimconsole.server.http.export.UserExport;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.token.EmailDomainName;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The users and groups that the identity provider has provisioned. Everybody who is signed in may look at
/// all of them; nobody changes them here.
final class DirectoryRoutes {

    private static final Sort[] USERS_BY = {Sort.NAME, Sort.USER_NAME, Sort.SOURCE, Sort.GROUPS, Sort.INVITE,
            Sort.STATUS};
    private static final Sort[] GROUPS_BY = {Sort.NAME, Sort.SOURCE, Sort.MEMBERS};
    private static final State[] GROUPS_IN = {State.REFUSED};

    private final Directory directory;
    private final InstantSource clock;

    DirectoryRoutes(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.signedIn("GET", "/users", this::users),
                Route.signedIn("GET", "/users/export", this::exportUsers),
                Route.signedIn("GET", "/users/{id}",
                        call -> Answer.of(200, directory.user(organization(call), id(call)))),
                Route.signedIn("GET", "/scim-configuration/domains/{name}/people", this::peopleInDomain),
                Route.signedIn("GET", "/groups", this::groups),
                Route.signedIn("GET", "/groups/export", this::exportGroups),
                Route.signedIn("GET", "/groups/{id}",
                        call -> Answer.of(200, directory.group(organization(call), id(call)))),
                Route.signedIn("GET", "/groups/{id}/members", this::members));
    }

    private Answer users(Call call) {
        return Answer.of(200, directory.users(organization(call), users(call.parameters()), start(call),
                PageLimit.read(call.parameters().value("limit"))));
    }

    private Answer groups(Call call) {
        return Answer.of(200, directory.groups(organization(call), groups(call.parameters()), start(call),
                PageLimit.read(call.parameters().value("limit"))));
    }

    private Answer peopleInDomain(Call call) {
        return switch (EmailDomainName.parse(call.pathParameter("name"))) {
            case EmailDomainName.Valid(var name) ->
                Answer.of(200, directory.peopleIn(organization(call), name));
            case EmailDomainName.Invalid(var sentence) ->
                throw ProblemException.inField("name", ProblemCode.INVALID_REQUEST, sentence);
        };
    }

    private Answer members(Call call) {
        return Answer.of(200, directory.members(organization(call), id(call), cursor(call),
                PageLimit.read(call.parameters().value("limit"))));
    }

    private Answer exportUsers(Call call) {
        DirectorySearch search = users(call.parameters());
        String organization = organization(call);
        ExportFormat format = format(call);
        return Answer.export("users", format, clock.instant(), out -> {
            UserExport.TABLE.writeHead(format, out);
            directory.exportUsers(organization, search, part -> UserExport.TABLE.write(format, part, out));
        });
    }

    private Answer exportGroups(Call call) {
        DirectorySearch search = groups(call.parameters());
        String organization = organization(call);
        ExportFormat format = format(call);
        return Answer.export("groups", format, clock.instant(), out -> {
            GroupExport.TABLE.writeHead(format, out);
            directory.exportGroups(organization, search, part -> GroupExport.TABLE.write(format, part, out));
        });
    }

    private static ExportFormat format(Call call) {
        return call.parameters().one("format", ExportFormat.values()).orElse(ExportFormat.CSV);
    }

    private static DirectorySearch users(QueryParameters query) {
        return new DirectorySearch(text(query), query.one("state", State.values()), client(query),
                query.value("group"),
                query.one("sort", USERS_BY).orElse(Sort.NAME), ascending(query));
    }

    private static DirectorySearch groups(QueryParameters query) {
        return new DirectorySearch(text(query), query.one("state", GROUPS_IN), client(query),
                Optional.empty(),
                query.one("sort", GROUPS_BY).orElse(Sort.NAME), ascending(query));
    }

    private static Optional<String> text(QueryParameters query) {
        return query.text("search").map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<String> client(QueryParameters query) {
        return query.value("client");
    }

    private static boolean ascending(QueryParameters query) {
        return query.one("order", Direction.values()).orElse(Direction.ASCENDING) == Direction.ASCENDING;
    }

    private static PageStart start(Call call) {
        Optional<String> cursor = cursor(call);
        return new PageStart(cursor, cursor.isPresent() ? 0 : position(call.parameters()));
    }

    private static long position(QueryParameters query) {
        return query.value("position").map(text -> {
            if (!text.matches("[0-9]{1,9}")) {
                throw QueryParameters.wrong("position", "say.request.position");
            }
            return Long.parseLong(text);
        }).orElse(0L);
    }

    private static Optional<String> cursor(Call call) {
        return call.parameters().value("cursor");
    }

    private static String organization(Call call) {
        return call.signedIn().organizationId();
    }

    private static String id(Call call) {
        return call.pathParameter("id");
    }

    /// In which direction a list goes, by the words of SCIM's `sortOrder` (RFC 7644 §3.4.2.3).
    private enum Direction {
        ASCENDING("ascending"), DESCENDING("descending");

        private final String wireName;

        Direction(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String toString() {
            return wireName;
        }
    }
}
