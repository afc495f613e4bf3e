package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
/// How one identity provider speaks SCIM.
sealed interface ProviderDialect permits OktaDialect, EntraDialect, AuthentikDialect {

    /// The dialect of a provider.
    static ProviderDialect of(SimulatedProvider provider) {
        return switch (provider) {
            case OKTA -> new OktaDialect();
            case ENTRA_ID -> new EntraDialect();
            case AUTHENTIK -> new AuthentikDialect();
        };
    }

    /// Tries the credentials as the provider's test button does.
    ///
    /// @throws StopException when they don't work
    void testConnection(ScimConnection connection);

    /// Brings the service to the directory's state. Run again, it finds what is there and updates it.
    ///
    /// @throws StopException when it can't go on
    void provision(ScimConnection connection, SampleDirectory directory, Tally tally);

    /// What the provider does after a 401, for a person: in public documentation, all stop and wait.
    Saying afterRefusedToken();
}
