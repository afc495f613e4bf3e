package dev.scimconsole.desktop.settings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What the console remembers between two starts. Never a token, a password or a session.
public interface Settings {

    /// How many servers are remembered.
    int MOST_SERVERS = 10;

    /// What was chosen; empty text when nothing was.
    String value(Setting setting);

    /// Remembers a choice. One that is preset stays as it is.
    void set(Setting setting, String value);

    /// Whether an IT department has chosen, so that nobody else can.
    default boolean isPreset(Setting setting) {
        return false;
    }

    /// The columns of a table as they were left; empty text when they were never changed.
    ///
    /// @param table names it
    String columns(String table);

    /// Remembers the columns of a table.
    void setColumns(String table, String columns);

    /// What was chosen of several.
    ///
    /// @param otherwise when nothing was, or nothing that there is
    default <E extends Enum<E>> E choice(Setting setting, E otherwise) {
        return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .filter(one -> named(one).equalsIgnoreCase(value(setting))).findFirst().orElse(otherwise);
    }

    /// Remembers a choice of several.
    default void choose(Setting setting, Enum<?> chosen) {
        set(setting, named(chosen));
    }

    /// A number that was chosen.
    ///
    /// @param otherwise when none was, or one beyond the limits
    default int number(Setting setting, int least, int most, int otherwise) {
        try {
            int number = Integer.parseInt(value(setting));
            return number < least || number > most ? otherwise : number;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /// How a choice is written.
    private static String named(Enum<?> chosen) {
        return chosen.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Where the window was.
    Optional<WindowBounds> windowBounds();

    /// Remembers where the window was.
    void setWindowBounds(WindowBounds bounds);

    /// The servers that are remembered, the one used last first.
    List<ServerProfile> servers();

    /// Remembers a server as the one used last, in place of what was remembered of it. Beyond [#MOST_SERVERS]
    /// the one that was not used for longest is forgotten.
    void remember(ServerProfile server);

    /// Forgets a server.
    void forget(URI address);

    /// The set-up guide that was open last, by its id.
    Optional<String> guide();

    /// Remembers the set-up guide.
    void setGuide(String id);

    /// Where in Microsoft Entra ID a server's tokens go; empty text when nobody chose. No secret.
    String microsoft(URI server);

    /// Remembers that, or forgets it.
    void setMicrosoft(URI server, String text);

    /// What tells this installation from all others: a random UUID, made once. It opens nothing.
    String installation();

    /// By what a server knows this installation again: a UUID that no other server is told, so that one which
    /// asks for a password under another's name can't pass for this installation there.
    default String installationAt(URI server) {
        return UUID.nameUUIDFromBytes((installation() + " " + server).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /// What is remembered of a server.
    default Optional<ServerProfile> server(URI address) {
        return servers().stream().filter(known -> known.address().equals(address)).findFirst();
    }

    /// The servers, once this one is the one used last.
    ///
    /// @param known the one used last first
    static List<ServerProfile> withFirst(ServerProfile first, List<ServerProfile> known) {
        return Stream.concat(Stream.of(first),
                known.stream().filter(other -> !other.address().equals(first.address()))).limit(MOST_SERVERS)
                .toList();
    }

    /// The servers without one of them.
    static List<ServerProfile> without(URI address, List<ServerProfile> known) {
        return known.stream().filter(other -> !other.address().equals(address)).toList();
    }
}
