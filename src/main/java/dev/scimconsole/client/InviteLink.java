package dev.scimconsole.client;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an invited administrator is sent: the server's address and the invite's code in one text. The code
/// stands behind a `#`, so that a browser that is given the link sends it to nobody.
///
/// @param server empty when only the code was passed on
/// @param code   opens the invite, once
public record InviteLink(Optional<URI> server, String code) {

    private static final String PATH = "/invite#";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /// Reads a link or a code, as it was pasted.
    ///
    /// @param pasted blanks around it are forgiven
    /// @return empty when it is neither, or the link's server is one to which a password would travel in
    ///         clear
    public static Optional<InviteLink> parse(String pasted) {
        String text = pasted.strip();
        int path = text.indexOf(PATH);
        String code = path < 0 ? text : text.substring(path + PATH.length());
        Optional<URI> server = path < 0 ? Optional.empty() : ServerAddress.parse(text.substring(0, path));
        return CODE.matcher(code).matches() && server.isPresent() == path >= 0
                ? Optional.of(new InviteLink(server, code))
                : Optional.empty();
    }

    /// The link, with the code in it; the code alone when there is no server.
    public String text() {
        return server.map(address -> address + PATH).orElse("") + code;
    }

    /// Leaves out the code.
    @Override
    public String toString() {
        return "InviteLink[server=" + server + "]";
    }
}
