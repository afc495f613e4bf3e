package dev.scimconsole.desktop.guides;

import java.net.URI;

/// What a guide's steps offer to copy. In its file [#BASE_URL] stands for the SCIM base URL; [#HOST] and
/// [#PATH] stand for its two halves, where a provider asks for them apart. [#TOKEN_URL] and [#CLIENT_ID]
/// stand for those of a connection.
///
/// @param baseUrl  the SCIM base URL; empty text while it is not known
/// @param tokenUrl where access tokens are to be had; empty text likewise
/// @param clientId of the connection that is set up; empty text while there is none
public record CopyValue(String baseUrl, String tokenUrl, String clientId) {

    /// The whole SCIM base URL.
    public static final String BASE_URL = "${baseUrl}";
    /// Its host.
    public static final String HOST = "${baseHost}";
    /// Its path, from the slash.
    public static final String PATH = "${basePath}";
    /// The token URL.
    public static final String TOKEN_URL = "${tokenUrl}";
    /// The client ID of the connection.
    public static final String CLIENT_ID = "${clientId}";

    /// Where nothing is known of connections.
    ///
    /// @param baseUrl as above
    public static CopyValue of(String baseUrl) {
        return new CopyValue(baseUrl, "", "");
    }

    /// The value on this server.
    ///
    /// @param written as the guide's file has it
    /// @return empty text when the value needs something that is not known
    public String fill(String written) {
        if ((needsBaseUrl(written) && baseUrl.isEmpty())
                || (written.contains(TOKEN_URL) && tokenUrl.isEmpty())
                || (written.contains(CLIENT_ID) && clientId.isEmpty())) {
            return "";
        }
        String filled = written.replace(TOKEN_URL, tokenUrl).replace(CLIENT_ID, clientId);
        if (!needsBaseUrl(written)) {
            return filled;
        }
        URI url = URI.create(baseUrl);
        return filled.replace(BASE_URL, baseUrl).replace(HOST, url.getHost()).replace(PATH, url.getPath());
    }

    /// Whether the SCIM base URL or a part of it stands in the value.
    static boolean needsBaseUrl(String written) {
        return written.contains(BASE_URL) || written.contains(HOST) || written.contains(PATH);
    }
}
