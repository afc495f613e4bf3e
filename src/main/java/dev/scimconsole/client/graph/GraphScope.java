package dev.scimconsole.client.graph;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A right that somebody has consented to, for this program in the signed-in person's name.
public enum GraphScope {
    /// To find the application (Microsoft Graph, "List servicePrincipals").
    APPLICATIONS("Application.Read.All"),
    /// To write its secrets and to run its jobs (Microsoft Graph, "Add synchronization secrets").
    SYNCHRONIZATION("Synchronization.ReadWrite.All"),
    /// To find the one person who is provisioned on demand.
    PEOPLE("User.ReadBasic.All");

    private static final String GRAPH = "https://graph.microsoft.com/";

    private final String right;

    GraphScope(String right) {
        this.right = right;
    }

    /// A request's `scope`: these rights, and to stay signed in.
    static String text(GraphScope... scopes) {
        return Stream.concat(Arrays.stream(scopes).map(scope -> GRAPH + scope.right),
                Stream.of("offline_access", "openid", "profile")).collect(Collectors.joining(" "));
    }
}
