package dev.scimconsole.server.http;

import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.contract.directory.GroupPage;
import dev.scimconsole.server.directory.Directory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The users and groups that the identity provider has provisioned. Everybody who is signed in may look at
/// all of them; nobody changes them here.
final class DirectoryRoutes {

    private static final Sort[] BY_NAME_ONLY = {Sort.NAME};
    private static final int EXPORTED_AT_ONCE = 500;

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
                Route.signedIn("GET", "/groups", this::groups),
                Route.signedIn("GET", "/groups/export", this::exportGroups),
                Route.signedIn("GET", "/groups/{id}",
                        call -> Answer.of(200, directory.group(organization(call), id(call)))),
                Route.signedIn("GET", "/groups/{id}/members", this::members));
    }

    private Answer users(Call call) {
        return Answer.of(200, directory.users(organization(call), search(call, Sort.values()), cursor(call),
                PageLimit.read(call.parameters().value("limit"), "users")));
    }

    private Answer groups(Call call) {
        return Answer.of(200, directory.groups(organization(call), search(call, BY_NAME_ONLY), cursor(call),
                PageLimit.read(call.parameters().value("limit"), "groups")));
    }

    private Answer members(Call call) {
        return Answer.of(200, directory.members(organization(call), id(call), cursor(call),
                PageLimit.read(call.parameters().value("limit"), "members")));
    }

    private Answer exportUsers(Call call) {
        DirectorySearch search = search(call, Sort.values());
        String organization = organization(call);
        return Answer.export("users", ExportFormat.CSV, clock.instant(), out -> {
            UserExport.TABLE.writeHead(ExportFormat.CSV, out);
            Directory.Export part = directory.export(organization, search, Optional.empty());
            UserExport.TABLE.write(ExportFormat.CSV, part.users(), out);
            while (part.nextCursor().isPresent()) {
                part = directory.export(organization, search, part.nextCursor());
                UserExport.TABLE.write(ExportFormat.CSV, part.users(), out);
            }
        });
    }

    private Answer exportGroups(Call call) {
        DirectorySearch search = search(call, BY_NAME_ONLY);
        String organization = organization(call);
        return Answer.export("groups", ExportFormat.CSV, clock.instant(), out -> {
            GroupExport.TABLE.writeHead(ExportFormat.CSV, out);
            GroupPage part = directory.groups(organization, search, Optional.empty(), EXPORTED_AT_ONCE);
            GroupExport.TABLE.write(ExportFormat.CSV, part.groups(), out);
            while (part.nextCursor().isPresent()) {
                part = directory.groups(organization, search, part.nextCursor(), EXPORTED_AT_ONCE);
                GroupExport.TABLE.write(ExportFormat.CSV, part.groups(), out);
            }
        });
    }

    private static DirectorySearch search(Call call, Sort[] sorts) {
        QueryParameters query = call.parameters();
        return new DirectorySearch(query.text("search").map(String::strip),
                query.one("sort", sorts).orElse(Sort.NAME),
                query.one("order", Direction.values()).orElse(Direction.ASCENDING) == Direction.ASCENDING);
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
