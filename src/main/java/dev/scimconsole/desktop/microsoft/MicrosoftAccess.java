package dev.scimconsole.desktop.microsoft;

import dev.scimconsole.client.graph.MicrosoftCloud;
import dev.scimconsole.client.graph.Registration;
import java.util.Optional;

/// Where Microsoft stands for this console.
///
/// @param cloud     Microsoft's, or the demo's simulated one
/// @param suggested the app registration that is filled in before anybody typed one
public record MicrosoftAccess(MicrosoftCloud cloud, Optional<Registration> suggested) {

    /// Microsoft's public cloud.
    public static final MicrosoftAccess PUBLIC = new MicrosoftAccess(MicrosoftCloud.PUBLIC, Optional.empty());
}
