package dev.scimconsole.main;

/// How to call the program.
final class Usage {

    private Usage() {}

    static final String TEXT = """
            SCIM Console: create, copy and refresh a SCIM token, and the SCIM service that it opens.

            scim-console
                Open the desktop at sign-in.
            scim-console scim-console://HOST[:PORT][/setup#SETUP-CODE]
                Open the desktop at sign-in with this server's address filled in; installed links do the same.
            scim-console demo
                Open the desktop in the offline demo: a real service with throwaway data, on this machine.
            scim-console -Dprism.order=sw [demo]
                The same, drawn without the graphics card: for drivers that show an empty or a broken window.
            scim-console serve [OPTIONS]
                Run the service alone, with no display. Prints one line "listening on http(s)://HOST:PORT" to
                standard output; on a new data store before that "setup code: XXXX-XXXX-XXXX", with which the
                first Org Admin signs up within 24 hours; started again it prints another. Logs go to standard
                error. SIGTERM drains and exits 0.

                --listen HOST:PORT        where to listen; port 0 picks a free one (default 127.0.0.1:8080)
                --data DIR                where the data stand (default: the user's data directory)
                --database-url JDBC_URL   keep the data in PostgreSQL instead:
                                          jdbc:postgresql://HOST/DATABASE?user=…
                --public-url URL          the address that identity providers use, where it is another one;
                                          requests that name another server are then refused, as they are on
                                          this machine
                --tls-certificate PEM     serve HTTPS with this certificate and its chain
                --tls-key PEM             and this private key
                --tls-key-password-file FILE
                                          the key is encrypted, and its password stands in this file
                --behind-proxy ADDRESSES  addresses or ranges, separated by commas, of proxies that end TLS in
                                          front of this server; needed to listen beyond this machine without
                                          TLS
                --key-hosts HOSTS         hosts besides Microsoft's, separated by commas, from where keys of
                                          token issuers may be read that administrators trust
                --smtp-url URL            send emails through
                                          smtp://[user:password@]HOST[:PORT][?from=ADDRESS]; encrypted by
                                          STARTTLS unless HOST is this machine or &tls=none says so; smtps://
                                          for TLS from the start. Better in the environment, where no other
                                          user sees it
                --private-webhooks allowed
                                          let webhooks of alerts lead into this server's own network, and by
                                          plain HTTP
                --audit-key KEY           sign the audit record with the key in this file, made if there is
                                          none (default: scim-console-audit.key in DIR; none with
                                          --database-url), or have the key service at https://… sign it.
                                          Several nodes share one key
            scim-console copy-store --from jdbc:sqlite:FILE --to jdbc:postgresql://…
                Copy a SQLite store to an empty PostgreSQL database and compare both. Stop the service first.
                What was interrupted goes on where it stopped.
            scim-console backup FILE [--data DIR]
                Write a backup of the data in DIR to FILE, also while the service runs, and its SHA-256 to
                FILE.sha256. PostgreSQL has its own means, such as pg_dump.
            scim-console restore FILE [--data DIR]
                Put a backup into DIR, where there must be no data. Ends the SCIM token, the sessions and the
                invites that the backup would bring back to life, and says how many. Stop the service first.
            scim-console restore --adopt [--data DIR | --database-url JDBC_URL]
                The same for data that were brought back by other means, such as pg_restore or a copied file.
            scim-console token status --server URL
                Print how the SCIM token stands, for programs: a name, a colon and a value on each line.
            scim-console token refresh --server URL [--file FILE | --to-command COMMAND…]
                Replace the SCIM token; the old one stops working at once. The new one is written to standard
                output, to FILE (which its owner alone may read) or to the standard input of COMMAND, whose
                own output is dropped, and nowhere else. Everything behind --to-command is the command.
            scim-console token revoke --server URL
                End the SCIM token at once, without another in its place.
            scim-console token pause --server URL
            scim-console token resume --server URL
                Refuse every request of an identity provider, with whatever token and by whatever connection,
                until it is resumed; everything is kept.
            scim-console token check --server URL
                Try the token on standard input against URL/scim/v2.

                All but check need the key of an automation account (Admin Access) in SCIM_CONSOLE_KEY. Never
                in an argument: other users of the machine can see those. All believe the certificate
                authorities of the operating system and those imported on the desktop, and go through the
                proxy that HTTPS_PROXY or the operating system names.
            scim-console --version
            scim-console --help

            Each option is also read from the environment: --public-url as SCIM_CONSOLE_PUBLIC_URL, and so on.
            Exit status: 0 done, 1 failed, 2 unusable arguments; of token also 3 changed meanwhile, so nothing
            was changed, and 4 the answer was lost, so the outcome is unknown: look at token status.
            """;
}
