package dev.scimconsole.contract.clients;

/// Names by which the console's own requests can be told from those of an identity provider.
public final class UserAgents {

    /// What the connection test calls itself in the SCIM requests it sends. They prove that a token works,
    /// not that an identity provider has it.
    public static final String CONNECTION_TEST = "SCIM-Console-Connection-Test";

    /// What the last use of a token by Microsoft Entra ID's own connection test is named: it looks for
    /// somebody whom nobody has, which proves that the token stands there and not that provisioning goes on.
    /// No client calls itself so.
    public static final String ENTRA_ID_TEST = "Microsoft Entra ID connection test";

    private UserAgents() {}
}
