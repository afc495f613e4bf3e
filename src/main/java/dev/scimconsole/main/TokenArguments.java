package dev.scimconsole.main;

import dev.scimconsole.client.ServerAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what stands behind `token` on the command line.
final class TokenArguments {

    private static final String SERVER = "--server";
    private static final String FILE = "--file";
    private static final String TO_COMMAND = "--to-command";
    /// Only in the environment: other users of a machine can see arguments.
    private static final String KEY = "SCIM_CONSOLE_KEY";

    private final Map<String, String> environment;

    TokenArguments(Map<String, String> environment) {
        this.environment = environment;
    }

    /// @param rest what stands behind `token`
    /// @throws UsageException when it is unusable; what could be a key is not repeated
    Command.Token parse(List<String> rest) throws UsageException {
        if (rest.isEmpty()) {
            throw new UsageException("token needs status, refresh, revoke, pause, resume or check");
        }
        List<String> options = rest.subList(1, rest.size());
        return switch (rest.getFirst()) {
            case "status" -> new Command.Token(server(options, Set.of(SERVER)),
                    new Command.TokenAction.Status(key()));
            case "revoke" -> new Command.Token(server(options, Set.of(SERVER)),
                    new Command.TokenAction.Revoke(key()));
            case "pause" -> new Command.Token(server(options, Set.of(SERVER)),
                    new Command.TokenAction.Pause(key()));
            case "resume" -> new Command.Token(server(options, Set.of(SERVER)),
                    new Command.TokenAction.Resume(key()));
            case "check" -> new Command.Token(server(options, Set.of(SERVER)),
                    new Command.TokenAction.Check());
            case "refresh" -> refresh(options);
            default ->
                throw new UsageException("token knows status, refresh, revoke, pause, resume and check only");
        };
    }

    /// Everything behind `--to-command` is the command.
    private Command.Token refresh(List<String> options) throws UsageException {
        int at = options.indexOf(TO_COMMAND);
        List<String> own = at < 0 ? options : options.subList(0, at);
        URI server = server(own, Set.of(SERVER, FILE));
        Optional<Arguments.Value> file = Arguments.read(Set.of(SERVER, FILE), own, Map.of()).find(FILE);
        if (at < 0) {
            return new Command.Token(server, new Command.TokenAction.Refresh(key(), file.isEmpty()
                    ? new Command.TokenGoal.StandardOutput()
                    : new Command.TokenGoal.File(path(file.get()))));
        }
        if (file.isPresent()) {
            throw new UsageException("the token goes to one place: " + FILE + " or " + TO_COMMAND);
        }
        List<String> command = options.subList(at + 1, options.size());
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw new UsageException(TO_COMMAND + " needs a command");
        }
        return new Command.Token(server,
                new Command.TokenAction.Refresh(key(), new Command.TokenGoal.Program(command)));
    }

    private URI server(List<String> options, Set<String> names) throws UsageException {
        Arguments read = Arguments.read(names, options,
                environment.containsKey(Arguments.variable(SERVER))
                        ? Map.of(Arguments.variable(SERVER), environment.get(Arguments.variable(SERVER)))
                        : Map.of());
        Arguments.Value server = read.find(SERVER)
                .orElseThrow(() -> new UsageException(SERVER + " is missing"));
        return ServerAddress.parse(server.text()).orElseThrow(() -> server.unusable(
                "not the address of a server, such as https://scim.example.com; http only on this machine"));
    }

    private String key() throws UsageException {
        String key = environment.getOrDefault(KEY, "").strip();
        if (key.isEmpty()) {
            throw new UsageException(
                    KEY + " is missing in the environment: the key of an automation account, "
                            + "from Admin Access");
        }
        if (!key.matches("[\\x21-\\x7e]{1,200}")) {
            throw new UsageException(KEY + " is no key: it has blanks inside, or is too long");
        }
        return key;
    }

    private static Path path(Arguments.Value value) throws UsageException {
        try {
            return Path.of(value.text()).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw value.unusable("not a path: " + e.getReason());
        }
    }
}
