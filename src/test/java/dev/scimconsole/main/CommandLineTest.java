package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.server.custody.AuditKeySource;
import dev.scimconsole.server.mail.SmtpServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("main")
class CommandLineTest {

    private static final Path DATA = Path.of("/data").toAbsolutePath();

    @Test
    void withoutArgumentsTheDesktopOpens() throws UsageException {
        assertEquals(new Command.OpenDesktop(Optional.empty()), parse());
    }

    @Test
    void aLinkOpensTheDesktopAtItsServer() throws UsageException {
        assertEquals(
                new Command.OpenDesktop(Optional.of(new SetUpLink(URI.create("https://scim.acme.com:8443"),
                        Optional.of("98WY-XZTA-5VYE")))),
                parse("scim-console://scim.acme.com:8443/setup#98WY-XZTA-5VYE"));
        assertEquals(new Command.OpenDesktop(
                Optional.of(new SetUpLink(URI.create("http://127.0.0.1:8080"), Optional.empty()))),
                parse("scim-console://127.0.0.1:8080/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scim-console:", "scim-console://", "scim-console://a b",
            "scim-console://acme.com/else",
            "scim-console://acme.com/setup#no code", "scim-console://acme.com?q",
            "scim-console://u@acme.com"})
    void whatIsNoLinkToAServerIsUnusableAndNotRepeated(String link) {
        String said = assertThrows(UsageException.class, () -> parse(link)).getMessage();
        assertEquals("not a link to a server, such as scim-console://scim.example.com", said);
    }

    @Test
    void demoOpensTheDemo() throws UsageException {
        assertEquals(new Command.Demo(Optional.empty()), parse("demo"));
    }

    @Test
    void serveHasDefaults() throws UsageException {
        assertEquals(serve("127.0.0.1", 8080, DATA, Optional.empty()), parse("serve"));
    }

    @Test
    void serveTakesEachOptionWithABlankOrAnEqualsSign() throws UsageException {
        Command expected = serve("0.0.0.0", 0, Path.of("/srv/scim data"),
                Optional.of(URI.create("https://scim.example.com")));
        assertEquals(expected,
                parse("serve", "--listen", "0.0.0.0:0", "--data", "/srv/scim data", "--public-url",
                        "https://scim.example.com"));
        assertEquals(expected, parse("serve", "--listen=0.0.0.0:0", "--data=/srv/scim data",
                "--public-url=https://scim.example.com"));
    }

    @Test
    void anIpv6AddressStandsInBrackets() throws UsageException {
        assertEquals(serve("::1", 9000, DATA, Optional.empty()),
                parse("serve", "--listen", "[::1]:9000"));
    }

    @Test
    void eachOptionIsReadFromTheEnvironmentAndTheArgumentWins() throws UsageException {
        var environment = Map.of("SCIM_CONSOLE_LISTEN", "127.0.0.1:1", "SCIM_CONSOLE_DATA", "/elsewhere",
                "SCIM_CONSOLE_PUBLIC_URL", "https://scim.example.com");
        assertEquals(
                serve("127.0.0.1", 2, Path.of("/elsewhere"),
                        Optional.of(URI.create("https://scim.example.com"))),
                new CommandLine(environment, DATA).parse(List.of("serve", "--listen", "127.0.0.1:2")));
    }

    @Test
    void anUnusableVariableIsNamed() {
        var commandLine = new CommandLine(Map.of("SCIM_CONSOLE_LISTEN", "8080"), DATA);
        var e = assertThrows(UsageException.class, () -> commandLine.parse(List.of("serve")));
        assertEquals("SCIM_CONSOLE_LISTEN 8080: not HOST:PORT, such as 127.0.0.1:8080", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080", "localhost", ":8080", "localhost:", "localhost:65536", "localhost:-1",
            "localhost:http", "::1:8080", "localhost:123456789012"})
    void whatIsNoAddressIsRefused(String listen) {
        var e = assertThrows(UsageException.class, () -> parse("serve", "--listen", listen));
        assertEquals("--listen " + listen, e.getMessage().substring(0, 9 + listen.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scim.example.com", "ftp://scim.example.com", "https://", "https://a b",
            "https://a/?q=1",
            "https://user:secret@scim.example.com"})
    void whatIsNoPublicUrlIsRefused(String url) {
        assertThrows(UsageException.class, () -> parse("serve", "--public-url", url));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server                         | unknown command server
            --verbose                      | unknown option --verbose
            serve,--lisen,127.0.0.1:0      | unknown option --lisen
            serve,now                      | unexpected argument now
            serve,--listen                 | --listen needs a value
            serve,--data=                  | --data needs a value
            serve,--data,/a,--data,/b      | --data is given twice
            demo,twice                     | unexpected argument twice
            backup                         | backup needs the file to write
            backup,--data,/a               | backup needs the file to write
            backup,a,b                     | unexpected argument b
            restore                        | restore needs the file of a backup, or --adopt
            restore,--adopt,a              | unexpected argument a
            restore,a,--adopt              | unknown option --adopt
            --version,now                  | unexpected argument now
            """)
    void unusableArgumentsAreNamed(String arguments, String message) {
        var e = assertThrows(UsageException.class, () -> parse(arguments.split(",")));
        assertEquals(message, e.getMessage());
    }

    @Test
    void helpIsGivenWhereverItIsAskedFor() throws UsageException {
        assertEquals(new Command.ShowHelp(), parse("--help"));
        assertEquals(new Command.ShowHelp(), parse("serve", "--help"));
        assertEquals(new Command.ShowHelp(), parse("demo", "-h"));
        assertEquals(new Command.ShowHelp(), parse("backup", "--help"));
        assertEquals(new Command.ShowHelp(), parse("restore", "-h"));
    }

    @Test
    void tlsNeedsCertificateAndKey() throws UsageException {
        assertEquals(
                new Command.Serve("127.0.0.1", 8080, DATA, Optional.empty(), Optional.empty(),
                        Optional.of(new Command.Tls(Path.of("/tls/cert.pem"), Path.of("/tls/key.pem"),
                                Optional.empty())),
                        List.of(), Optional.empty(), Optional.empty()),
                parse("serve", "--tls-certificate", "/tls/cert.pem", "--tls-key", "/tls/key.pem"));
        assertEquals(Optional.of(Path.of("/tls/password")),
                ((Command.Serve) parse("serve", "--tls-certificate", "/tls/cert.pem", "--tls-key",
                        "/tls/key.pem", "--tls-key-password-file", "/tls/password")).tls().orElseThrow()
                        .keyPassword());
        assertEquals("--tls-key is missing: --tls-key-password-file is for a key",
                assertThrows(UsageException.class,
                        () -> parse("serve", "--tls-key-password-file", "/tls/password")).getMessage());
        var e = assertThrows(UsageException.class,
                () -> parse("serve", "--tls-certificate", "/tls/cert.pem"));
        assertEquals("--tls-key is missing: a certificate and its key belong together", e.getMessage());
    }

    @Test
    void proxiesAreListedWithCommas() throws UsageException {
        assertEquals(
                new Command.Serve("127.0.0.1", 8080, DATA, Optional.empty(), Optional.empty(),
                        Optional.empty(),
                        List.of("10.0.0.1", "192.168.0.0/16"), Optional.empty(), Optional.empty()),
                parse("serve", "--behind-proxy", "10.0.0.1, 192.168.0.0/16"));
    }

    @Test
    void aDatabaseIsNamedByItsUrlAlsoInTheEnvironment() throws UsageException {
        Command expected = new Command.Serve("127.0.0.1", 8080, DATA,
                Optional.of("jdbc:postgresql://db/scim"),
                Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        assertEquals(expected, parse("serve", "--database-url", "jdbc:postgresql://db/scim"));
        assertEquals(expected,
                new CommandLine(Map.of("SCIM_CONSOLE_DATABASE_URL", "jdbc:postgresql://db/scim"), DATA)
                        .parse(List.of("serve")));
    }

    @Test
    void theMailServerIsReadAlsoFromTheEnvironment() throws UsageException {
        SmtpServer expected = SmtpServer.parse("smtp://localhost?from=scim@acme.com");
        assertEquals(Optional.of(expected),
                ((Command.Serve) parse("serve", "--smtp-url", "smtp://localhost?from=scim@acme.com")).mail());
        assertEquals(Optional.of(expected), ((Command.Serve) new CommandLine(
                Map.of("SCIM_CONSOLE_SMTP_URL", "smtp://localhost?from=scim@acme.com"), DATA)
                .parse(List.of("serve"))).mail());
    }

    @Test
    void thePasswordOfTheMailServerIsInNoError() {
        var e = assertThrows(UsageException.class,
                () -> parse("serve", "--smtp-url", "smtp://ada:sec#ret@mail.acme.com"));
        assertEquals("--smtp-url: ", e.getMessage().substring(0, 12));
        assertFalse(e.getMessage().contains("ret"), e.getMessage());
    }

    @Test
    void theAuditKeyIsAFileOrAServiceOrInTheEnvironmentAlsoItself() throws UsageException {
        assertEquals(Optional.of(new AuditKeySource.InFile(Path.of("/keys/audit.key").toAbsolutePath())),
                ((Command.Serve) parse("serve", "--audit-key", "/keys/audit.key")).auditKey());
        assertEquals(Optional.of(new AuditKeySource.AtService(URI.create("https://keys.acme.com/scim"))),
                ((Command.Serve) parse("serve", "--audit-key", "https://keys.acme.com/scim")).auditKey());
        String key = "ed25519:MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7";
        assertTrue(((Command.Serve) new CommandLine(Map.of("SCIM_CONSOLE_AUDIT_KEY", key), DATA)
                .parse(List.of("serve"))).auditKey().orElseThrow() instanceof AuditKeySource.Given);
        String said = assertThrows(UsageException.class, () -> parse("serve", "--audit-key", key))
                .getMessage();
        assertFalse(said.contains(key.substring(20)), said);
        assertTrue(said.startsWith("--audit-key: other users of this machine can see arguments."), said);
        assertEquals("--audit-key: A key service beyond this machine is asked by https:// only.",
                assertThrows(UsageException.class, () -> parse("serve", "--audit-key", "http://192.0.2.1/k"))
                        .getMessage());
    }

    @Test
    void backupAndRestoreTakeAFileAndAPlace() throws UsageException {
        Path file = Path.of("/backups/b.db").toAbsolutePath();
        String data = "jdbc:sqlite:" + DATA.resolve("scim-console.db");
        assertEquals(new Command.Backup(data, file), parse("backup", file.toString()));
        assertEquals(new Command.Backup("jdbc:sqlite:/srv/s.db", file),
                parse("backup", file.toString(), "--database-url", "jdbc:sqlite:/srv/s.db"));
        assertEquals(new Command.Restore(file, data), parse("restore", file.toString()));
        assertEquals(
                new Command.Restore(file, "jdbc:sqlite:" + Path.of("/srv/scim-console.db").toAbsolutePath()),
                parse("restore", file.toString(), "--data", "/srv"));
        assertEquals(new Command.Adopt(data, DATA), parse("restore", "--adopt"));
        assertEquals(new Command.Adopt("jdbc:postgresql://db/scim?password=x", DATA),
                new CommandLine(Map.of("SCIM_CONSOLE_DATABASE_URL", "jdbc:postgresql://db/scim?password=x"),
                        DATA)
                        .parse(List.of("restore", "--adopt")));
    }

    @Test
    void backupAndRestoreAreNotForPostgresqlAndRepeatNoPassword() {
        CommandLine commandLine = new CommandLine(
                Map.of("SCIM_CONSOLE_DATABASE_URL", "jdbc:postgresql://db/scim?password=x"), DATA);
        assertEquals(
                "SCIM_CONSOLE_DATABASE_URL: a backup is made of a SQLite store. Use pg_dump for PostgreSQL",
                assertThrows(UsageException.class, () -> commandLine.parse(List.of("backup", "b.db")))
                        .getMessage());
        assertEquals(
                "SCIM_CONSOLE_DATABASE_URL: a backup is restored to a SQLite store. Use pg_restore for"
                        + " PostgreSQL,"
                        + " then restore --adopt",
                assertThrows(UsageException.class, () -> commandLine.parse(List.of("restore", "b.db")))
                        .getMessage());
    }

    @Test
    void copyStoreNeedsBothStores() throws UsageException {
        assertEquals(new Command.CopyStore("jdbc:sqlite:/a.db", "jdbc:postgresql://db/scim"),
                parse("copy-store", "--from", "jdbc:sqlite:/a.db", "--to", "jdbc:postgresql://db/scim"));
        var e = assertThrows(UsageException.class, () -> parse("copy-store", "--from", "jdbc:sqlite:/a.db"));
        assertEquals("--to is missing", e.getMessage());
    }

    private static Command serve(String host, int port, Path data, Optional<URI> publicUrl) {
        return new Command.Serve(host, port, data, Optional.empty(), publicUrl, Optional.empty(), List.of(),
                Optional.empty(), Optional.empty());
    }

    @Test
    void webhooksLeadInwardsWhereTheOperatorAllowsIt() throws UsageException {
        assertFalse(((Command.Serve) parse("serve")).privateWebhooks());
        assertTrue(((Command.Serve) parse("serve", "--private-webhooks", "allowed")).privateWebhooks());
        assertThrows(UsageException.class, () -> parse("serve", "--private-webhooks", "perhaps"));
    }

    private static Command parse(String... arguments) throws UsageException {
        return new CommandLine(Map.of(), DATA).parse(List.of(arguments));
    }
}
