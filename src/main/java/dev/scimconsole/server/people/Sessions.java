package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.Administrator;
import dev.scimconsole.contract.access.CurrentSession;
import dev.scimconsole.contract.access.Organization;
import dev.scimconsole.contract.access.Session;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.access.SessionRecords.SessionRecord;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Administrators' sessions: they end eight hours after sign-in, and after half an hour without a request.
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    static final Duration LONGEST = Duration.ofHours(8);
    static final Duration LONGEST_IDLE = Duration.ofMinutes(30);
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);
    private static final Duration PLACES_REMEMBERED = Duration.ofDays(90);

    private final Store store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    Sessions(Store store, InstantSource clock, SecureRandom random, Passwords passwords,
            SignInThrottle throttle) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /// Signs an administrator in.
    ///
    /// @param language what is spoken there, where that is known; emails to this person are written in it
    /// @throws ProblemException when email and password do not belong together, which takes as long and says
    ///                          the same whether there is such an administrator or not; or after too many
    ///                          tries; or when the email is longer than any, or the installation is none
    public Session signIn(SignIn credentials, RequestOrigin origin, Optional<Locale> language) {
        String email = EmailAddress.ofModerateLength(credentials.email());
        Optional<Sha256> named = Devices.digest(credentials.installation());
        Sha256 place = new SignInThrottle.Try(email, origin.address(), false).place();
        SignInThrottle.Try attempt = new SignInThrottle.Try(email, origin.address(),
                store.read(transaction -> transaction.sessions().isKnownPlace(place)));
        throttle.begin(attempt);
        Optional<AdministratorRecord> found = store
                .read(transaction -> transaction.administrators().findByEmail(email));
        if (!passwords.matches(credentials.password(), found.map(AdministratorRecord::passwordHash))) {
            throw wrongCredentials();
        }
        Session session = begin(found.orElseThrow(Sessions::wrongCredentials), named.orElse(place), place,
                origin, language);
        throttle.succeeded(attempt);
        return session;
    }

    /// Who sends a request, or nobody when the session has ended.
    ///
    /// @param sessionToken as the client presents it
    public Optional<SignedIn> find(String sessionToken) {
        Sha256 sha256 = SecretCode.digest(sessionToken);
        Instant now = now();
        Optional<Found> found = store.read(transaction -> transaction.sessions().findByHash(sha256)
                .flatMap(session -> transaction.administrators()
                        .find(session.organizationId(), session.administratorId())
                        .map(administrator -> new Found(session, administrator))));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        SessionRecord session = found.get().session();
        if (hasEnded(session, now)) {
            // Not only passed over: a clock that is set back must not bring it to life again.
            store.write(transaction -> transaction.sessions().delete(session.organizationId(), session.id()));
            return Optional.empty();
        }
        if (Duration.between(session.lastSeenAt(), now).compareTo(TOUCHED_EVERY) >= 0) {
            touch(sha256, now);
        }
        return found.map(Found::signedIn);
    }

    /// A store that can't be written to, as on a full disk, can still be read.
    private void touch(Sha256 sha256, Instant now) {
        try {
            store.write(transaction -> {
                transaction.sessions().touch(sha256, now);
                return true;
            });
        } catch (StoreUnavailableException e) {
            LOG.warn("The use of a session could not be noted, so it may end early: {}", e.getMessage());
        }
    }

    /// Ends the session a request was sent in.
    public void end(SignedIn who, RequestOrigin origin) {
        Instant now = now();
        store.write(transaction -> {
            boolean ended = transaction.sessions().delete(who.organizationId(), who.sessionId());
            if (ended) {
                transaction.events().append(EventRecord.done(who.organizationId(), now, who.email(),
                        "session.ended", target(who.sessionId()), Optional.empty(), origin));
            }
            return ended;
        });
    }

    /// The session a request was sent in, as it stands now.
    ///
    /// @throws ProblemException when it has ended meanwhile
    public CurrentSession current(SignedIn who) {
        return store.read(transaction -> {
            SessionRecord session = transaction.sessions().all(who.organizationId()).stream()
                    .filter(open -> open.id().equals(who.sessionId())).findFirst()
                    .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_SIGNED_IN, "say.session.ended"));
            return new CurrentSession(session.createdAt().plus(LONGEST),
                    new Administrator(who.email(), who.role()),
                    organization(transaction, who.organizationId()));
        });
    }

    /// Whether a session has not ended. Asking is no use of it: who only watches is idle.
    public boolean isOpen(SignedIn who) {
        Instant now = now();
        return store.read(transaction -> transaction.sessions().all(who.organizationId())).stream()
                .anyMatch(session -> session.id().equals(who.sessionId()) && !hasEnded(session, now));
    }

    private Session begin(AdministratorRecord administrator, Sha256 device, Sha256 place,
            RequestOrigin origin, Optional<Locale> language) {
        String token = SecretCode.generate(random);
        Instant now = now();
        SessionRecord session = new SessionRecord(administrator.organizationId(), administrator.id(),
                UUID.randomUUID().toString(), SecretCode.digest(token), now, now,
                OutsideText.clean(origin.userAgent()), origin.address(), device);
        return store.write(transaction -> {
            AdministratorRecord current = stillSame(transaction, administrator);
            transaction.sessions().deleteEnded(now.minus(LONGEST), now.minus(LONGEST_IDLE));
            transaction.sessions().insert(session);
            Devices.note(transaction, current, session);
            transaction.sessions().forgetPlaces(current.organizationId(), current.id(),
                    now.minus(PLACES_REMEMBERED));
            language.ifPresent(spoken -> transaction.administrators().setLanguage(current.organizationId(),
                    current.id(), spoken.toLanguageTag()));
            transaction.sessions().notePlace(current.organizationId(), current.id(), place, now);
            transaction.events().append(EventRecord.done(current.organizationId(), now, current.email(),
                    "session.started", target(session.id()), Optional.empty(), origin));
            return new Session(token, now.plus(LONGEST), new Administrator(current.email(), current.role()),
                    organization(transaction, current.organizationId()));
        });
    }

    private static Organization organization(Transaction transaction, String id) {
        return new Organization(transaction.organizations().find(id).orElseThrow().name());
    }

    private static EventTarget target(String sessionId) {
        return new EventTarget("session", sessionId, Optional.empty());
    }

    /// The password may have been changed, or the administrator removed, while the hash was computed.
    private static AdministratorRecord stillSame(Transaction transaction, AdministratorRecord administrator) {
        return transaction.administrators().find(administrator.organizationId(), administrator.id())
                .filter(current -> current.passwordHash().equals(administrator.passwordHash()))
                .orElseThrow(Sessions::wrongCredentials);
    }

    static boolean hasEnded(SessionRecord session, Instant now) {
        return Duration.between(session.createdAt(), now).compareTo(LONGEST) >= 0
                || Duration.between(session.lastSeenAt(), now).compareTo(LONGEST_IDLE) >= 0
                || Clocks.isAhead(session.createdAt(), now) || Clocks.isAhead(session.lastSeenAt(), now);
    }

    private static ProblemException wrongCredentials() {
        return ProblemException.of(ProblemCode.WRONG_CREDENTIALS, "say.session.wrong");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private record Found(SessionRecord session, AdministratorRecord administrator) {

        SignedIn signedIn() {
            return new SignedIn(administrator.organizationId(), administrator.id(), administrator.email(),
                    administrator.role(), session.id(), false);
        }
    }
}
