package dev.scimconsole.main;

import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.server.custody.AuditKeySource;
import dev.scimconsole.server.mail.SmtpServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the command line asks for.
sealed interface Command {

    /// Whether somebody waits for a window.
    default boolean opensWindow() {
        return false;
    }

    /// Opens the desktop at sign-in.
    ///
    /// @param link that the system handed over
    record OpenDesktop(Optional<SetUpLink> link) implements Command {

        @Override
        public boolean opensWindow() {
            return true;
        }
    }

    /// Opens the desktop in the offline demo.
    ///
    /// @param walk where to put the pictures of a walk that the demo takes through itself; empty to let a
    ///             person use it
    record Demo(Optional<Path> walk) implements Command {

        @Override
        public boolean opensWindow() {
            return true;
        }
    }

    /// Runs the service alone.
    ///
    /// @param host        name or address to listen at, without the brackets of an IPv6 address
    /// @param port        0 picks a free one
    /// @param data        the directory of the data store
    /// @param databaseUrl of the database to use instead of a store in that directory
    /// @param publicUrl   the address that identity providers use, where it is not the one listened at
    /// @param tls         the certificate and its key; empty for plain HTTP
    /// @param behindProxy addresses of proxies that are believed
    /// @param keyHosts    hosts besides Microsoft's from where keys of issuers may be read
    /// @param mail        the mail server; empty to send no emails
    /// @param auditKey    the key that signs the audit record; empty for the one beside the data, where those
    ///                    stand in that directory
    record Serve(String host, int port, Path data, Optional<String> databaseUrl, Optional<URI> publicUrl,
            Optional<Tls> tls,
            List<String> behindProxy, List<String> keyHosts, Optional<SmtpServer> mail,
            Optional<AuditKeySource> auditKey, boolean privateWebhooks)
            implements
                Command {

        /// Copies the lists.
        public Serve {
            behindProxy = List.copyOf(behindProxy);
            keyHosts = List.copyOf(keyHosts);
        }

        /// With keys of Microsoft alone, and webhooks into the internet alone.
        public Serve(String host, int port, Path data, Optional<String> databaseUrl, Optional<URI> publicUrl,
                Optional<Tls> tls, List<String> behindProxy, Optional<SmtpServer> mail,
                Optional<AuditKeySource> auditKey) {
            this(host, port, data, databaseUrl, publicUrl, tls, behindProxy, List.of(), mail, auditKey,
                    false);
        }
    }

    /// Copies a SQLite store to PostgreSQL.
    ///
    /// @param from JDBC URL of the SQLite store
    /// @param to   JDBC URL of the PostgreSQL database
    record CopyStore(String from, String to) implements Command {}

    /// Makes a backup of a SQLite store.
    ///
    /// @param databaseUrl of the store
    /// @param file        of the backup
    record Backup(String databaseUrl, Path file) implements Command {}

    /// Puts a backup where there are no data.
    ///
    /// @param file        of the backup
    /// @param databaseUrl of the SQLite store that it becomes
    record Restore(Path file, String databaseUrl) implements Command {}

    /// Takes the data for those to be used that were put in their place by other means.
    ///
    /// @param databaseUrl where they stand
    /// @param data        the directory of what stands beside them
    record Adopt(String databaseUrl, Path data) implements Command {}

    /// Does something with the SCIM token of a server, for a program.
    ///
    /// @param server where
    /// @param does   what
    record Token(URI server, TokenAction does) implements Command {}

    /// What is done with the SCIM token.
    sealed interface TokenAction {

        /// Tells how things stand.
        record Status(String key) implements TokenAction {

            @Override
            public String toString() {
                return "Status[]";
            }
        }

        /// Replaces it.
        ///
        /// @param key  of an automation account
        /// @param goal where the new token goes
        record Refresh(String key, TokenGoal goal) implements TokenAction {

            @Override
            public String toString() {
                return "Refresh[goal=" + goal + "]";
            }
        }

        /// Ends it, without another in its place.
        ///
        /// @param key of an automation account
        record Revoke(String key) implements TokenAction {

            @Override
            public String toString() {
                return "Revoke[]";
            }
        }

        /// Refuses every request of identity providers until that is taken back.
        ///
        /// @param key of an automation account
        record Pause(String key) implements TokenAction {

            @Override
            public String toString() {
                return "Pause[]";
            }
        }

        /// Takes requests of identity providers again.
        ///
        /// @param key of an automation account
        record Resume(String key) implements TokenAction {

            @Override
            public String toString() {
                return "Resume[]";
            }
        }

        /// Tries the one that stands on standard input.
        record Check() implements TokenAction {}
    }

    /// Where a new token goes, and nowhere else.
    sealed interface TokenGoal {

        /// Standard output.
        record StandardOutput() implements TokenGoal {}

        /// A file that its owner alone may read.
        record File(Path path) implements TokenGoal {}

        /// The standard input of a command.
        record Program(List<String> command) implements TokenGoal {

            /// Copies the list.
            public Program {
                command = List.copyOf(command);
            }
        }
    }

    /// Two PEM files.
    ///
    /// @param keyPassword file that holds the key's password; empty when the key is not encrypted
    record Tls(Path certificate, Path key, Optional<Path> keyPassword) {}

    /// Prints the version.
    record ShowVersion() implements Command {}

    /// Prints how to call the program.
    record ShowHelp() implements Command {}
}
