package dev.scimconsole.main;

import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.server.custody.AuditKeySource;
import dev.scimconsole.server.mail.SmtpServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the command line. By hand, because the service must answer within a second of its start.
final class CommandLine {

    private static final String LISTEN = "--listen";
    private static final String DATA = "--data";
    private static final String DATABASE_URL = "--database-url";
    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final String PUBLIC_URL = "--public-url";
    private static final String TLS_CERTIFICATE = "--tls-certificate";
    private static final String TLS_KEY = "--tls-key";
    private static final String TLS_KEY_PASSWORD = "--tls-key-password-file";
    private static final String BEHIND_PROXY = "--behind-proxy";
    private static final String KEY_HOSTS = "--key-hosts";
    private static final String SMTP_URL = "--smtp-url";
    private static final String ADOPT = "--adopt";
    private static final String PRIVATE_WEBHOOKS = "--private-webhooks";
    private static final String AUDIT_KEY = "--audit-key";
    private static final String WALK = "--walk";

    private final Map<String, String> environment;
    private final Path defaultData;

    /// @param environment of the process
    /// @param defaultData where the data stand when nothing else is said
    CommandLine(Map<String, String> environment, Path defaultData) {
        this.environment = Map.copyOf(environment);
        this.defaultData = defaultData;
    }

    /// Finds out what the arguments ask for.
    ///
    /// @throws UsageException when they are unusable
    Command parse(List<String> arguments) throws UsageException {
        if (arguments.isEmpty()) {
            return new Command.OpenDesktop(Optional.empty());
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "demo" -> demo(rest);
            case "serve" -> serve(rest);
            case "copy-store" -> copyStore(rest);
            case "backup" -> backup(rest);
            case "restore" -> restore(rest);
            case "token" ->
                asksForHelp(rest.stream().takeWhile(each -> !each.equals("--to-command")).toList())
                        ? new Command.ShowHelp()
                        : new TokenArguments(environment).parse(rest);
            case "--version", "-V" -> alone(new Command.ShowVersion(), rest);
            case "--help", "-h", "help" -> new Command.ShowHelp();
            case String link when link.startsWith(SetUpLink.SCHEME) -> alone(openLink(link), rest);
            case String other -> throw new UsageException(
                    (other.startsWith("-") ? "unknown option " : "unknown command ") + other);
        };
    }

    private static Command alone(Command command, List<String> rest) throws UsageException {
        if (!rest.isEmpty()) {
            throw new UsageException("unexpected argument " + rest.getFirst());
        }
        return command;
    }

    /// A code that may stand in the link is not repeated.
    private static Command openLink(String link) throws UsageException {
        return new Command.OpenDesktop(Optional.of(SetUpLink.parse(link).orElseThrow(() -> new UsageException(
                "not a link to a server, such as scim-console://scim.example.com"))));
    }

    private static Command demo(List<String> rest) throws UsageException {
        if (asksForHelp(rest)) {
            return new Command.ShowHelp();
        }
        Arguments options = Arguments.read(Set.of(WALK), rest, Map.of());
        Optional<Arguments.Value> walk = options.find(WALK);
        return new Command.Demo(walk.isEmpty() ? Optional.empty() : Optional.of(path(walk.get())));
    }

    private Command serve(List<String> rest) throws UsageException {
        if (asksForHelp(rest)) {
            return new Command.ShowHelp();
        }
        Arguments options = Arguments.read(
                Set.of(LISTEN, DATA, DATABASE_URL, PUBLIC_URL, TLS_CERTIFICATE, TLS_KEY, TLS_KEY_PASSWORD,
                        BEHIND_PROXY, KEY_HOSTS,
                        SMTP_URL, AUDIT_KEY, PRIVATE_WEBHOOKS),
                rest,
                environment);
        Arguments.Value listen = options.find(LISTEN).orElse(new Arguments.Value("127.0.0.1:8080", LISTEN));
        Optional<Arguments.Value> publicUrl = options.find(PUBLIC_URL);
        return new Command.Serve(host(listen), port(listen), data(options),
                options.find(DATABASE_URL).map(Arguments.Value::text),
                publicUrl.isEmpty() ? Optional.empty() : Optional.of(url(publicUrl.get())), tls(options),
                parts(options, BEHIND_PROXY), parts(options, KEY_HOSTS),
                mail(options), auditKey(options), privateWebhooks(options));
    }

    private static boolean privateWebhooks(Arguments options) throws UsageException {
        Optional<Arguments.Value> said = options.find(PRIVATE_WEBHOOKS);
        if (said.isPresent() && !said.get().text().equals("allowed")) {
            throw said.get().unusable("allowed is the only value");
        }
        return said.isPresent();
    }

    private static List<String> parts(Arguments options, String name) {
        return options.find(name).map(listed -> List.of(listed.text().split(","))).orElse(List.of()).stream()
                .map(String::strip).toList();
    }

    private Command copyStore(List<String> rest) throws UsageException {
        if (asksForHelp(rest)) {
            return new Command.ShowHelp();
        }
        Arguments options = Arguments.read(Set.of(FROM, TO), rest, environment);
        Optional<Arguments.Value> from = options.find(FROM);
        Optional<Arguments.Value> to = options.find(TO);
        if (from.isEmpty() || to.isEmpty()) {
            throw new UsageException((from.isEmpty() ? FROM : TO) + " is missing");
        }
        return new Command.CopyStore(from.get().text(), to.get().text());
    }

    private Command backup(List<String> rest) throws UsageException {
        if (asksForHelp(rest)) {
            return new Command.ShowHelp();
        }
        Path file = file(rest, "backup needs the file to write");
        return new Command.Backup(sqlite(storeOptions(rest.subList(1, rest.size())),
                "a backup is made of a SQLite store. Use pg_dump for PostgreSQL"), file);
    }

    private Command restore(List<String> rest) throws UsageException {
        if (asksForHelp(rest)) {
            return new Command.ShowHelp();
        }
        if (!rest.isEmpty() && rest.getFirst().equals(ADOPT)) {
            Arguments options = storeOptions(rest.subList(1, rest.size()));
            return new Command.Adopt(options.find(DATABASE_URL).map(Arguments.Value::text)
                    .orElse(DataDirectory.databaseUrl(data(options))), data(options));
        }
        Path file = file(rest, "restore needs the file of a backup, or " + ADOPT);
        return new Command.Restore(file, sqlite(storeOptions(rest.subList(1, rest.size())),
                "a backup is restored to a SQLite store. Use pg_restore for PostgreSQL, then restore "
                        + ADOPT));
    }

    private Arguments storeOptions(List<String> rest) throws UsageException {
        return Arguments.read(Set.of(DATA, DATABASE_URL), rest, environment);
    }

    /// The URL is not repeated in an error: a password may stand in it.
    private String sqlite(Arguments options, String otherwise) throws UsageException {
        Optional<Arguments.Value> url = options.find(DATABASE_URL);
        if (url.isPresent() && !url.get().text().startsWith("jdbc:sqlite:")) {
            throw new UsageException(url.get().source() + ": " + otherwise);
        }
        return url.map(Arguments.Value::text).orElse(DataDirectory.databaseUrl(data(options)));
    }

    private Path data(Arguments options) throws UsageException {
        Optional<Arguments.Value> data = options.find(DATA);
        return data.isEmpty() ? defaultData : path(data.get());
    }

    private static Path file(List<String> rest, String missing) throws UsageException {
        if (rest.isEmpty() || rest.getFirst().startsWith("-") || rest.getFirst().isEmpty()) {
            throw new UsageException(missing);
        }
        return path(new Arguments.Value(rest.getFirst(), "file"));
    }

    private static Optional<Command.Tls> tls(Arguments options) throws UsageException {
        Optional<Arguments.Value> certificate = options.find(TLS_CERTIFICATE);
        Optional<Arguments.Value> key = options.find(TLS_KEY);
        Optional<Arguments.Value> keyPassword = options.find(TLS_KEY_PASSWORD);
        if (certificate.isEmpty() && key.isEmpty()) {
            if (keyPassword.isPresent()) {
                throw new UsageException(TLS_KEY + " is missing: " + TLS_KEY_PASSWORD + " is for a key");
            }
            return Optional.empty();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new UsageException(
                    (key.isEmpty() ? TLS_KEY : TLS_CERTIFICATE) + " is missing: a certificate and"
                            + " its key belong together");
        }
        Optional<Path> password = keyPassword.isPresent()
                ? Optional.of(path(keyPassword.get()))
                : Optional.empty();
        return Optional.of(new Command.Tls(path(certificate.get()), path(key.get()), password));
    }

    /// The URL is not repeated in an error: a password may stand in it.
    private static Optional<SmtpServer> mail(Arguments options) throws UsageException {
        Optional<Arguments.Value> url = options.find(SMTP_URL);
        try {
            return url.map(Arguments.Value::text).map(SmtpServer::parse);
        } catch (IllegalArgumentException e) {
            throw new UsageException(url.orElseThrow().source() + ": " + e.getMessage());
        }
    }

    /// What was given is not repeated in an error: a key or a password may stand in it.
    private static Optional<AuditKeySource> auditKey(Arguments options) throws UsageException {
        Optional<Arguments.Value> given = options.find(AUDIT_KEY);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.get().text().startsWith(AuditKeySource.GIVEN) && given.get().source().equals(AUDIT_KEY)) {
            throw new UsageException(
                    AUDIT_KEY + ": other users of this machine can see arguments. Give the key itself in "
                            + Arguments.variable(AUDIT_KEY) + ", or the path of a file");
        }
        try {
            return Optional.of(AuditKeySource.parse(given.get().text()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(given.get().source() + ": " + e.getMessage());
        }
    }

    private static boolean asksForHelp(List<String> rest) {
        return rest.contains("--help") || rest.contains("-h");
    }

    private static String host(Arguments.Value listen) throws UsageException {
        int colon = listen.text().lastIndexOf(':');
        String host = colon < 0 ? "" : listen.text().substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.contains(":")) {
            throw listen.unusable("write an IPv6 address in brackets, such as [::1]:8080");
        }
        if (host.isBlank()) {
            throw listen.unusable("not HOST:PORT, such as 127.0.0.1:8080");
        }
        return host;
    }

    private static int port(Arguments.Value listen) throws UsageException {
        String port = listen.text().substring(listen.text().lastIndexOf(':') + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw listen.unusable("not HOST:PORT with a port from 0 to 65535, such as 127.0.0.1:8080");
        }
        return Integer.parseInt(port);
    }

    private static Path path(Arguments.Value value) throws UsageException {
        try {
            return Path.of(value.text()).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw value.unusable("not a path: " + e.getReason());
        }
    }

    private static URI url(Arguments.Value value) throws UsageException {
        try {
            URI url = new URI(value.text());
            boolean http = "https".equalsIgnoreCase(url.getScheme())
                    || "http".equalsIgnoreCase(url.getScheme());
            if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null
                    || url.getRawUserInfo() != null) {
                throw value.unusable("not an address such as https://scim.example.com");
            }
            return url;
        } catch (URISyntaxException _) {
            throw value.unusable("not an address such as https://scim.example.com");
        }
    }
}
