package dev.scimconsole.desktop.guides;

import java.net.URI;

/// What a step offers to copy. In a guide's file [#BASE_URL] stands for the SCIM base URL; [#HOST] and
/// [#PATH] stand for its two halves, where a provider asks for them apart.
public final class CopyValue {

    /// The whole SCIM base URL.
    public static final String BASE_URL = "${baseUrl}";
    /// Its host.
    public static final String HOST = "${baseHost}";
    /// Its path, from the slash.
    public static final String PATH = "${basePath}";

    private CopyValue() {}

    /// The value on this server.
    ///
    /// @param written as the guide's file has it
    /// @param baseUrl the SCIM base URL; empty text while it is not known
    /// @return empty text when the value needs the SCIM base URL and that is not known
    public static String of(String written, String baseUrl) {
        if (!needsBaseUrl(written)) {
            return written;
        }
        if (baseUrl.isEmpty()) {
            return "";
        }
        URI url = URI.create(baseUrl);
        return written.replace(BASE_URL, baseUrl).replace(HOST, url.getHost()).replace(PATH, url.getPath());
    }

    /// Whether the SCIM base URL or a part of it stands in the value.
    static boolean needsBaseUrl(String written) {
        return written.contains(BASE_URL) || written.contains(HOST) || written.contains(PATH);
    }
}
