package dev.scimconsole.server.connections;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionList;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.CreateSecret;
import dev.scimconsole.contract.connections.IssuedSecret;
import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.configuration.AccessTokenRecords.AccessTokenRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.SecretRecord;
import dev.scimconsole.server.token.Actor;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/// An organization's connections, as administrators see and change them. Whatever ends, ends in one
/// transaction with the access tokens that were issued for it: from the answer on none of them passes, on
/// whatever node.
public final class Connections {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_CONNECTIONS = 10;
    private static final int MOST_SECRETS = 10;
    /// Microsoft asks for secrets that live from one year to three.
    private static final int SHORTEST_LIFE = 365;
    private static final int LONGEST_LIFE = 3 * 365 + 1;

    private final Store store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final TrustRules trusts;

    /// @param random   a cryptographically strong source, for the secrets
    /// @param keyHosts whose keys may be read
    public Connections(Store store, InstantSource clock, SecureRandom random, KeyHosts keyHosts) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.trusts = new TrustRules(keyHosts);
    }

    /// All of an organization.
    ///
    /// @param tokenUrl as the one who asks reaches it
    public ConnectionList all(String organizationId, String tokenUrl) {
        Instant now = now();
        return new ConnectionList(
                store.read(transaction -> ConnectionReader.all(transaction, organizationId, now)),
                tokenUrl);
    }

    /// Makes a connection.
    ///
    /// @throws ProblemException when its name is taken or unusable, its trust is, or there are too many
    public Connection create(Actor actor, CreateConnection request) {
        String name = name(request.name());
        Optional<Trust> trust = request.trust().map(trusts::checked);
        byte[] bits = new byte[8];
        random.nextBytes(bits);
        Instant at = now();
        ConnectionRecord connection = new ConnectionRecord(actor.organizationId(),
                UUID.randomUUID().toString(),
                name, "scim-" + HexFormat.of().formatHex(bits), at, actor.email(), trust, Optional.empty());
        return store.write(transaction -> {
            transaction.organizations().claim(actor.organizationId());
            List<ConnectionRecord> known = transaction.connections().all(actor.organizationId());
            requireFree(known, name, _ -> true);
            if (known.size() >= MOST_CONNECTIONS) {
                throw ProblemException.of(ProblemCode.TOO_MANY_CONNECTIONS, "say.connection.tooMany",
                        MOST_CONNECTIONS);
            }
            transaction.connections().insert(connection);
            append(transaction, actor, at, "connection.created", connection, Optional.empty());
            return ConnectionReader.one(transaction, connection, at);
        });
    }

    /// Gives one another name and another trust. Another trust ends the access tokens that it has.
    ///
    /// @throws ProblemException when there is none, or what is asked for is taken or unusable
    public Connection change(Actor actor, String id, CreateConnection request) {
        String name = name(request.name());
        Optional<Trust> trust = request.trust().map(trusts::checked);
        Instant at = now();
        return store.write(transaction -> {
            transaction.organizations().claim(actor.organizationId());
            ConnectionRecord connection = find(transaction, actor, id);
            if (connection.trust().isPresent() != trust.isPresent()) {
                throw ProblemException.inField("trust", ProblemCode.INVALID_REQUEST, "say.connection.kind");
            }
            requireFree(transaction.connections().all(actor.organizationId()), name,
                    other -> !other.id().equals(id));
            if (!connection.trust().equals(trust)) {
                end(transaction, actor, at, token -> token.connectionId().equals(id));
            }
            transaction.connections().change(actor.organizationId(), id, name, trust);
            append(transaction, actor, at, "connection.changed", connection,
                    Optional.of(name).filter(now -> !now.equals(connection.name())).map(EventDetail::plain));
            return ConnectionReader.one(transaction, find(transaction, actor, id), at);
        });
    }

    /// Removes one with all that it has.
    ///
    /// @throws ProblemException when there is none
    public void remove(Actor actor, String id) {
        Instant at = now();
        store.write(transaction -> {
            transaction.organizations().claim(actor.organizationId());
            ConnectionRecord connection = find(transaction, actor, id);
            end(transaction, actor, at, token -> token.connectionId().equals(id));
            transaction.connections().delete(actor.organizationId(), id);
            append(transaction, actor, at, "connection.removed", connection, Optional.empty());
            return id;
        });
    }

    /// Makes a secret, which the caller must close.
    ///
    /// @throws ProblemException when there is no such connection, it has no secrets, or what is asked for is
    ///                          unusable
    public IssuedSecret addSecret(Actor actor, String id, CreateSecret request) {
        String name = name(request.name());
        if (request.lifetimeDays() < SHORTEST_LIFE || request.lifetimeDays() > LONGEST_LIFE) {
            throw ProblemException.inField("lifetimeDays", ProblemCode.INVALID_REQUEST,
                    "say.connection.secretLife", SHORTEST_LIFE, LONGEST_LIFE);
        }
        ScimToken fresh = ScimToken.generate(random);
        boolean issued = false;
        try {
            Instant at = now();
            SecretRecord secret = new SecretRecord(actor.organizationId(), id, UUID.randomUUID().toString(),
                    name,
                    Sha256.ofDigest(fresh.sha256()), fresh.hint(), at, actor.email(),
                    at.plus(Duration.ofDays(request.lifetimeDays())), Optional.empty());
            Connection connection = store.write(transaction -> add(transaction, actor, secret, at));
            issued = true;
            return new IssuedSecret(connection, secret.id(), fresh);
        } finally {
            if (!issued) {
                fresh.close();
            }
        }
    }

    private static Connection add(Transaction transaction, Actor actor, SecretRecord secret, Instant at) {
        transaction.organizations().claim(actor.organizationId());
        ConnectionRecord connection = find(transaction, actor, secret.connectionId());
        if (connection.trust().isPresent()) {
            throw ProblemException.of(ProblemCode.INVALID_REQUEST, "say.connection.noSecrets");
        }
        List<SecretRecord> known = transaction.connections().secrets(actor.organizationId()).stream()
                .filter(other -> other.connectionId().equals(connection.id())).toList();
        if (known.size() >= MOST_SECRETS) {
            throw ProblemException.of(ProblemCode.TOO_MANY_CONNECTIONS, "say.connection.tooManySecrets",
                    MOST_SECRETS);
        }
        transaction.connections().insertSecret(secret);
        append(transaction, actor, at, "connection.secret-added", connection, Optional.of(of(secret)));
        return ConnectionReader.one(transaction, connection, at);
    }

    /// Deletes a secret, and with it its access tokens.
    ///
    /// @throws ProblemException when there is none
    public Connection deleteSecret(Actor actor, String id, String secretId) {
        Instant at = now();
        return store.write(transaction -> {
            transaction.organizations().claim(actor.organizationId());
            ConnectionRecord connection = find(transaction, actor, id);
            SecretRecord secret = transaction.connections().secrets(actor.organizationId()).stream()
                    .filter(known -> known.id().equals(secretId) && known.connectionId().equals(id))
                    .findFirst()
                    .orElseThrow(
                            () -> ProblemException.of(ProblemCode.NOT_FOUND, "say.connection.secretGone"));
            transaction.connections().deleteSecret(actor.organizationId(), secretId);
            end(transaction, actor, at, token -> token.secretId().equals(Optional.of(secretId)));
            append(transaction, actor, at, "connection.secret-deleted", connection, Optional.of(of(secret)));
            return ConnectionReader.one(transaction, connection, at);
        });
    }

    private static void end(Transaction transaction, Actor actor, Instant at,
            Predicate<AccessTokenRecord> which) {
        transaction.accessTokens().end(transaction.accessTokens().live(actor.organizationId(), at).stream()
                .filter(which).toList(), at);
    }

    private static ConnectionRecord find(Transaction transaction, Actor actor, String id) {
        return transaction.connections().all(actor.organizationId()).stream()
                .filter(known -> known.id().equals(id)).findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "say.connection.gone"));
    }

    private static void requireFree(List<ConnectionRecord> known, String name,
            Predicate<ConnectionRecord> others) {
        Function<String, String> key = CaseFolding::fold;
        if (known.stream().filter(others)
                .anyMatch(other -> key.apply(other.name()).equals(key.apply(name)))) {
            throw ProblemException.inField("name", ProblemCode.CONNECTION_EXISTS, "say.connection.exists",
                    name);
        }
    }

    private static String name(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !OutsideText.clean(name).equals(name)) {
            throw ProblemException.inField("name", ProblemCode.INVALID_REQUEST, "say.connection.name",
                    LONGEST_NAME);
        }
        return name;
    }

    private static EventDetail of(SecretRecord secret) {
        return EventDetail.plain(secret.name() + ", …" + secret.hint());
    }

    private static void append(Transaction transaction, Actor actor, Instant at, String action,
            ConnectionRecord connection, Optional<EventDetail> detail) {
        transaction.events().append(EventRecord.done(actor.who(), actor.organizationId(), at, action,
                new EventTarget("connection", connection.id(), Optional.of(connection.name())), detail,
                actor.origin()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
