package dev.scimconsole.client.graph;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The organization's own app registration, in whose name people sign in. A public client: it has no secret.
///
/// @param tenant   the directory's id, or one of its domains
/// @param clientId the application's id
public record Registration(String tenant, String clientId) {

    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9-]{1,63}\\.)+[a-z0-9-]{2,63}");

    /// Reads what was pasted; blanks around it are forgiven.
    ///
    /// @return empty when one of the two is neither an id nor, of the directory, a domain
    public static Optional<Registration> of(String tenant, String clientId) {
        String directory = tenant.strip().toLowerCase(Locale.ROOT);
        String client = clientId.strip().toLowerCase(Locale.ROOT);
        boolean usable = (GUID.matcher(directory).matches() || DOMAIN.matcher(directory).matches())
                && GUID.matcher(client).matches();
        return usable ? Optional.of(new Registration(directory, client)) : Optional.empty();
    }
}
