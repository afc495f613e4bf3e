package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.server.alerts.Alerting;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.access.SessionRecords.SessionRecord;
import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The devices that administrators sign in with. One is told by what a console calls its installation. A
/// program that calls itself nothing is told by its place on the network, and is another device than a
/// console there: else whoever left the name out would pass for it.
///
/// A device that is not known is told once, unless it is the first of its administrator. What is known opens
/// nothing.
final class Devices {

    /// How many are known of an administrator.
    static final int MOST = 20;

    private static final Pattern INSTALLATION = Pattern
            .compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    /// How systems name themselves in a user agent, and how people call them.
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(Map.entry("Windows", "Windows"),
            Map.entry("iPhone", "iOS"), Map.entry("iPad", "iOS"), Map.entry("Mac OS", "macOS"),
            Map.entry("Macintosh", "macOS"), Map.entry("Android", "Android"), Map.entry("Linux", "Linux"));

    private Devices() {}

    /// What a store keeps of an installation.
    ///
    /// @throws ProblemException when this is no UUID
    static Optional<Sha256> digest(Optional<String> installation) {
        return installation.map(named -> {
            if (!INSTALLATION.matcher(named).matches()) {
                throw ProblemException.inField("installation", ProblemCode.INVALID_REQUEST,
                        "say.session.installation");
            }
            return Sha256.digest(named.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        });
    }

    /// Notes the device by which somebody became an administrator.
    static void first(Transaction transaction, AdministratorRecord administrator, Optional<Sha256> device,
            Instant at) {
        device.ifPresent(known -> transaction.devices().note(administrator.organizationId(),
                administrator.id(), known, at));
    }

    /// Notes the device with which a session begins, and tells of it where it is new. To be called before the
    /// session's place is noted.
    static void note(Transaction transaction, AdministratorRecord administrator, SessionRecord session) {
        String organizationId = administrator.organizationId();
        boolean signedInBefore = transaction.devices().areKnown(organizationId, administrator.id())
                || transaction.sessions().hasPlaces(organizationId, administrator.id());
        boolean added = transaction.devices().note(organizationId, administrator.id(), session.device(),
                session.createdAt());
        if (added) {
            transaction.devices().keepLatest(organizationId, administrator.id(), MOST);
        }
        if (added && signedInBefore) {
            Alerting.raise(transaction, organizationId, AlertKind.NEW_DEVICE, "device:" + session.id(),
                    administrator.email() + ", " + session.address()
                            + system(session.userAgent()).map(name -> ", " + name).orElse(""),
                    session.createdAt());
        }
    }

    /// Forgets the devices of an administrator but one: whoever signed in with any other is told of again.
    ///
    /// @param but empty to forget all
    static void forget(Transaction transaction, AdministratorRecord administrator, Optional<Sha256> but,
            Instant at) {
        transaction.devices().forget(administrator.organizationId(), administrator.id());
        first(transaction, administrator, but, at);
    }

    /// Only what is known by name: a user agent is what its sender likes, and this stands in the subject of
    /// an email.
    private static Optional<String> system(String userAgent) {
        return SYSTEMS.stream().filter(named -> userAgent.contains(named.getKey())).map(Map.Entry::getValue)
                .findFirst();
    }
}
