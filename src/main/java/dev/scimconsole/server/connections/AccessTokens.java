package dev.scimconsole.server.connections;

import static dev.scimconsole.server.connections.OAuthError.INVALID_CLIENT;
import static dev.scimconsole.server.connections.OAuthError.INVALID_REQUEST;
import static dev.scimconsole.server.connections.OAuthError.INVALID_SCOPE;
import static dev.scimconsole.server.connections.OAuthError.UNSUPPORTED_GRANT_TYPE;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.server.connections.GrantOutcome.Client;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.AccessTokenRecords.AccessTokenRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.SecretRecord;
import dev.scimconsole.server.url.FormBody;
import dev.scimconsole.server.values.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Issues access tokens by the client credentials grant (RFC 6749 §4.4) to who shows a secret (§2.3.1) or a
/// signed statement (RFC 7523 §2.2), and ends them (RFC 7009). What a client sends that nobody knows is
/// passed over.
public final class AccessTokens {

    private static final Set<String> SINGLE = Set.of("grant_type", "client_id", "client_secret", "scope",
            "client_assertion", "client_assertion_type", "token");
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String SCOPE = "scim";
    /// A client keeps its token for its hours; one that asks anew for each request loses the oldest.
    private static final int MOST_LIVE = 50;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Store store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Assertions assertions;
    private final Sha256 nobodys;

    /// @param random   a cryptographically strong source, for the tokens
    /// @param keyHosts whose keys may be read
    public AccessTokens(Store store, InstantSource clock, SecureRandom random, KeyHosts keyHosts) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.assertions = new Assertions(new KeySets(store, clock, keyHosts), clock);
        try (ScimToken never = ScimToken.generate(random)) {
            this.nobodys = Sha256.ofDigest(never.sha256());
        }
    }

    /// Answers a request for an access token.
    ///
    /// @param authorization every value of the header
    /// @param test          whether it is the console's own connection test, which shows that a secret works
    ///                      and not that an identity provider has it
    public GrantOutcome issue(List<String> authorization, FormBody form, boolean test) {
        try {
            GrantRequest request = checked(authorization, form);
            String grant = form.get("grant_type").orElseThrow(
                    () -> RefusedGrantException.of(INVALID_REQUEST, "grant_type is missing."));
            Shown shown = authenticate(request);
            if (!grant.equals("client_credentials")) {
                throw refused(UNSUPPORTED_GRANT_TYPE, "The grant here is client_credentials.", shown);
            }
            String scope = form.get("scope").orElse(SCOPE);
            if (!scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E ]{1,200}")) {
                throw refused(INVALID_SCOPE, "The scope is longer or odder than any scope needs to be.",
                        shown);
            }
            return issue(shown, scope, test);
        } catch (RefusedGrantException e) {
            return e.outcome();
        }
    }

    /// Answers a request to end an access token.
    ///
    /// @param authorization every value of the header
    public GrantOutcome end(List<String> authorization, FormBody form) {
        try {
            GrantRequest request = checked(authorization, form);
            Shown shown = authenticate(request);
            String token = form.get("token")
                    .orElseThrow(() -> refused(INVALID_REQUEST, "token is missing.", shown));
            Sha256 sha256 = digest(token);
            Instant at = now();
            store.write(transaction -> {
                transaction.organizations().claim(shown.client().organizationId());
                List<AccessTokenRecord> named = transaction.accessTokens()
                        .live(shown.client().organizationId(), at).stream()
                        .filter(live -> live.sha256().equals(sha256)
                                && live.connectionId().equals(shown.client().connectionId()))
                        .toList();
                transaction.accessTokens().end(named, at);
                return named.size();
            });
            return new GrantOutcome.Ended(shown.client());
        } catch (RefusedGrantException e) {
            return e.outcome();
        }
    }

    private static GrantRequest checked(List<String> authorization, FormBody form) {
        SINGLE.stream().filter(form::isRepeated).sorted().findFirst().ifPresent(name -> {
            throw RefusedGrantException.of(INVALID_REQUEST, name + " was sent more than once.");
        });
        return GrantRequest.of(authorization, form);
    }

    /// @throws RefusedGrantException when the client shows nothing, too much, or something wrong
    private Shown authenticate(GrantRequest request) {
        FormBody form = request.form();
        Optional<String> secret = form.get("client_secret");
        Optional<String> assertion = form.get("client_assertion");
        int ways = (request.basic().isPresent() ? 1 : 0) + (secret.isPresent() ? 1 : 0)
                + (assertion.isPresent() ? 1 : 0);
        if (ways > 1) {
            throw RefusedGrantException.of(INVALID_REQUEST,
                    "The client shows who it is in more than one way; RFC 6749 §2.3 takes one.");
        }
        if (request.basic().isPresent()) {
            GrantRequest.Pair pair = request.basic().get();
            if (form.get("client_id").filter(id -> !id.equals(pair.clientId())).isPresent()) {
                throw RefusedGrantException.of(INVALID_REQUEST,
                        "client_id in the form is another than in the Authorization header.");
            }
            return bySecret(pair.clientId(), pair.secret());
        }
        if (assertion.isPresent()) {
            if (!form.get("client_assertion_type").filter(ASSERTION_TYPE::equals).isPresent()) {
                throw RefusedGrantException.of(INVALID_REQUEST,
                        "client_assertion_type is not " + ASSERTION_TYPE + ".");
            }
            return byAssertion(form.get("client_id").orElse(""), assertion.get());
        }
        if (secret.isEmpty()) {
            bySecretOfNobody();
            throw RefusedGrantException.of(INVALID_CLIENT,
                    "The request brings no client credentials: neither an Authorization: Basic header nor"
                            + " client_id with client_secret or client_assertion in the form.");
        }
        return bySecret(form.get("client_id").orElse(""), secret.get());
    }

    /// Whatever is shown takes the same way, and so the same time.
    private Shown bySecret(String clientId, String secret) {
        Sha256 sha256 = digest(secret);
        Found found = store.read(transaction -> new Found(transaction.connections().findByClientId(clientId),
                transaction.connections().findSecret(sha256)));
        ConnectionRecord connection = found.connection().filter(known -> known.trust().isEmpty())
                .orElseThrow(() -> RefusedGrantException.of(ClientFault.SECRET_WRONG, null));
        Client client = client(connection);
        SecretRecord known = found.secret().filter(one -> one.connectionId().equals(connection.id()))
                .orElseThrow(() -> RefusedGrantException.of(ClientFault.SECRET_WRONG, client));
        if (!now().isBefore(known.expiresAt())) {
            throw RefusedGrantException.of(ClientFault.SECRET_ENDED, client);
        }
        return new Shown(client, Optional.of(known.sha256()), Optional.empty());
    }

    private void bySecretOfNobody() {
        store.read(transaction -> new Found(transaction.connections().findByClientId(""),
                transaction.connections().findSecret(nobodys)));
    }

    private Shown byAssertion(String clientId, String assertion) {
        ConnectionRecord connection = store
                .read(transaction -> transaction.connections().findByClientId(clientId))
                .filter(known -> known.trust().isPresent())
                .orElseThrow(() -> RefusedGrantException.of(ClientFault.NO_FEDERATION, null));
        Client client = client(connection);
        return switch (assertions.check(connection, assertion)) {
            case Assertions.Judgement.Taken(Instant until) ->
                new Shown(client, Optional.empty(), Optional.of(until));
            case Assertions.Judgement.NotTaken(ClientFault why) ->
                throw RefusedGrantException.of(why, client);
        };
    }

    private GrantOutcome issue(Shown shown, String scope, boolean test) {
        ScimToken fresh = ScimToken.generate(random);
        boolean issued = false;
        try {
            Instant at = now();
            Instant longest = at.plus(Connection.ACCESS_TOKEN_LIFE);
            Instant end = shown.until().filter(longest::isAfter).orElse(longest);
            issued = store.write(
                    transaction -> insert(transaction, shown, Sha256.ofDigest(fresh.sha256()), at, end,
                            test));
            if (!issued) {
                return RefusedGrantException.of(ClientFault.SECRET_WRONG, shown.client()).outcome();
            }
            return new GrantOutcome.Issued(shown.client(), fresh,
                    Duration.between(at, end).truncatedTo(ChronoUnit.SECONDS), scope);
        } finally {
            if (!issued) {
                fresh.close();
            }
        }
    }

    /// What was shown may have ended since it was looked at.
    private static boolean insert(Transaction transaction, Shown shown, Sha256 sha256, Instant at,
            Instant end, boolean test) {
        Client client = shown.client();
        transaction.organizations().lock(client.organizationId());
        Optional<SecretRecord> secret = shown.secret().flatMap(transaction.connections()::findSecret);
        boolean stands = shown.secret().isPresent()
                ? secret.isPresent()
                : transaction.connections().all(client.organizationId()).stream()
                        .anyMatch(one -> one.id().equals(client.connectionId()));
        if (!stands) {
            return false;
        }
        transaction.accessTokens().forget(client.organizationId(), at.minus(REMEMBERED));
        List<AccessTokenRecord> live = transaction.accessTokens().live(client.organizationId(), at).stream()
                .filter(token -> token.connectionId().equals(client.connectionId())).toList();
        if (live.size() >= MOST_LIVE) {
            transaction.accessTokens().end(live.subList(0, live.size() - MOST_LIVE + 1), at);
        }
        secret.filter(_ -> !test).ifPresent(
                known -> transaction.connections().touchSecret(client.organizationId(), known.id(), at));
        transaction.accessTokens().insert(client.organizationId(), sha256, client.connectionId(),
                secret.map(SecretRecord::id), at, end);
        return true;
    }

    /// What is no secret of ours is taken for one that nobody has, so that it is looked up all the same.
    private Sha256 digest(String text) {
        return ScimToken.parse(text).map(token -> {
            try (token) {
                return Sha256.ofDigest(token.sha256());
            }
        }).orElse(nobodys);
    }

    private static RefusedGrantException refused(OAuthError error, String description, Shown shown) {
        return new RefusedGrantException(error, description, shown.client());
    }

    private static Client client(ConnectionRecord connection) {
        return new Client(connection.organizationId(), connection.id(), connection.name());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private record Found(Optional<ConnectionRecord> connection, Optional<SecretRecord> secret) {}

    /// Who showed what.
    ///
    /// @param secret of the secret; empty where it was a signed statement
    /// @param until  when an access token for it ends at the latest, where it is not by its own life
    private record Shown(Client client, Optional<Sha256> secret, Optional<Instant> until) {}
}
