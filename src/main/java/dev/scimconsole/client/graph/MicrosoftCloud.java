package dev.scimconsole.client.graph;

import java.net.URI;
import java.util.Set;

/// Where Microsoft's services stand.
///
/// @param login signs people in; without a slash at its end
/// @param graph Microsoft Graph, with its version; without a slash at its end
public record MicrosoftCloud(URI login, URI graph) {

    /// The public cloud (Microsoft Learn, "National clouds").
    public static final MicrosoftCloud PUBLIC = new MicrosoftCloud(
            URI.create("https://login.microsoftonline.com"),
            URI.create("https://graph.microsoft.com/v1.0"));

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Whether it runs on this machine, as a simulated one does: then it reaches what is here.
    public boolean isHere() {
        return THIS_MACHINE.contains(login.getHost());
    }
}
