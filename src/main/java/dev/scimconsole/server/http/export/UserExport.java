package dev.scimconsole.server.http.export;

import dev.scimconsole.contract.directory.GroupName;
import dev.scimconsole.contract.directory.ResourceSource;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserEmail;
import dev.scimconsole.contract.directory.UserSummary;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Users as rows.
public final class UserExport {

    public static final ExportTable<UserDetails> TABLE = new ExportTable<>(
            List.of("name", "user name", "emails", "source", "groups", "invite", "invite time",
                    "invite failure", "status", "external id", "created", "last changed", "id"),
            UserExport::cells);

    private static final String BETWEEN = "; ";

    private UserExport() {}

    private static Stream<String> cells(UserDetails details) {
        UserSummary user = details.user();
        return Stream.of(user.name().orElse(""), user.userName(),
                details.emails().stream().map(UserEmail::value).collect(Collectors.joining(BETWEEN)),
                user.source().map(ResourceSource::client).orElse(""), groups(details),
                user.invite().state().toString(), user.invite().at().map(Instant::toString).orElse(""),
                user.invite().reason().orElse(""), user.active() ? "active" : "deactivated",
                details.externalId().orElse(""), details.created().toString(),
                details.lastModified().toString(),
                user.id());
    }

    /// As many as the details have; how many more there are stands behind them.
    private static String groups(UserDetails details) {
        int all = details.user().groups().size() + details.user().moreGroups();
        String names = details.groups().stream().map(GroupName::displayName)
                .collect(Collectors.joining(BETWEEN));
        return all > details.groups().size()
                ? names + BETWEEN + (all - details.groups().size()) + " more"
                : names;
    }
}
