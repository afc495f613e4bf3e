package dev.scimconsole.contract.configuration;

/// How users that the console's connection test creates can be told from those of an identity provider.
public final class ConnectionTestUsers {

    /// What each `userName` begins with.
    public static final String MARK = "scim-console-connection-test-";

    private ConnectionTestUsers() {}
}
