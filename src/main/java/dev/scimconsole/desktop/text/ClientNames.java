package dev.scimconsole.desktop.text;

/// Names an identity provider as briefly as people do.
public final class ClientNames {

    private static final String ENTRA_ID = "Microsoft Entra ID";

    private ClientNames() {}

    /// A client's name with the address that tells it apart from others of that name.
    ///
    /// @param client  as the service names it; empty text when it does not
    /// @param address empty text where the name is enough
    public static String full(Messages messages, String client, String address) {
        String name = client.isEmpty() ? messages.text("client.unknown") : client;
        return address.isEmpty() ? name : messages.text("client.at", name, address);
    }

    /// `Entra ID` for Microsoft's, else the name as it is.
    ///
    /// @param client as the service names it
    public static String friendly(String client) {
        return client.startsWith(ENTRA_ID) ? client.replaceFirst("^Microsoft ", "") : client;
    }
}
