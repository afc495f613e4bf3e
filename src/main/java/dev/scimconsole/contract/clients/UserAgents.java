package dev.scimconsole.contract.clients;

/// Names by which the console's own requests can be told from those of an identity provider.
public final class UserAgents {

    /// What the connection test calls itself in the SCIM requests it sends. They prove that a token works,
    /// not that an identity provider has it.
    public static final String CONNECTION_TEST = "SCIM-Console-Connection-Test";

    private UserAgents() {}
}
