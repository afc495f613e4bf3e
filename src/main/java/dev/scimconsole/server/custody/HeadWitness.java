package dev.scimconsole.server.custody;

import dev.scimconsole.server.files.OwnFile;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import dev.scimconsole.server.values.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers the signed heads outside the database, so that a chain that was cut, or a database that was put
/// back, is noticed. Whether the signatures fit is looked at when the record is verified: the start of the
/// service need not wait for that. In a file, one line a head, in the order in which they were signed;
/// without a file, as long as this process lives. May be used on any thread.
public final class HeadWitness {

    private static final Logger LOG = LoggerFactory.getLogger(HeadWitness.class);
    private static final String TITLE = "# Signed heads of the audit record: organization number hash time"
            + " key signature\n";
    private static final String BLANK = " ";
    private static final int WORDS = 6;
    /// Of the base64 form of 64 bytes.
    private static final int SIGNATURE_LENGTH = 88;
    /// All of the latest, and one a day of those before, as long as events are kept and a little longer.
    private static final int LATEST = 500;
    private static final int TOO_MANY = 2_000;
    private static final Duration KEPT = Duration.ofDays(400);

    private final Optional<Path> file;
    private final List<SignedHead> heads = new ArrayList<>();
    private boolean torn;

    private HeadWitness(Optional<Path> file) {
        this.file = file;
    }

    /// Remembers until the process ends.
    public static HeadWitness inMemory() {
        return new HeadWitness(Optional.empty());
    }

    /// Goes on with a file, or begins one.
    ///
    /// @throws IllegalArgumentException with a sentence, when it can't be read
    public static HeadWitness in(Path file) {
        HeadWitness witness = new HeadWitness(Optional.of(file));
        witness.load(file);
        return witness;
    }

    /// What is remembered of an organization, in the order of signing.
    synchronized List<SignedHead> heads(String organizationId) {
        return heads.stream().filter(head -> head.organizationId().equals(organizationId)).toList();
    }

    /// What was signed last.
    synchronized Optional<SignedHead> latest(String organizationId) {
        return heads.reversed().stream().filter(head -> head.organizationId().equals(organizationId))
                .findFirst();
    }

    /// Remembers a head. Where the file can't be written, until this process ends.
    synchronized void keep(SignedHead head) {
        heads.add(head);
        if (file.isEmpty()) {
            dropOld();
            return;
        }
        try {
            if (heads.size() > TOO_MANY || torn || !Files.exists(file.get())) {
                rewrite();
            } else {
                OwnFile.append(file.get(), line(head).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            torn = true;
            LOG.warn("The signed head can't be kept in {}: {}", file.get(), OwnFile.reason(e));
        }
    }

    /// Forgets some.
    ///
    /// @throws IOException when the file can't be written; then nothing is forgotten there
    synchronized void forget(Collection<SignedHead> some) throws IOException {
        heads.removeAll(some);
        if (file.isPresent()) {
            rewrite();
        }
    }

    private void rewrite() throws IOException {
        dropOld();
        StringBuilder text = new StringBuilder(TITLE);
        heads.forEach(head -> text.append(line(head)));
        OwnFile.replace(file.orElseThrow(), text.toString().getBytes(StandardCharsets.UTF_8));
        torn = false;
    }

    private void dropOld() {
        if (heads.size() <= TOO_MANY) {
            return;
        }
        List<SignedHead> kept = new ArrayList<>();
        Set<String> days = new HashSet<>();
        Instant oldest = heads.getLast().signedAt().minus(KEPT);
        for (SignedHead head : heads.reversed()) {
            boolean firstOfDay = days
                    .add(head.organizationId() + head.signedAt().truncatedTo(ChronoUnit.DAYS));
            if (kept.size() < LATEST || (firstOfDay && head.signedAt().isAfter(oldest))) {
                kept.add(head);
            }
        }
        Collections.reverse(kept);
        heads.clear();
        heads.addAll(kept);
    }

    private void load(Path from) {
        if (!Files.exists(from)) {
            return;
        }
        try {
            String text = Files.readString(from, StandardCharsets.UTF_8);
            torn = !text.endsWith("\n");
            text.lines().filter(line -> !line.startsWith("#"))
                    .forEach(line -> parse(line).ifPresentOrElse(heads::add, () -> torn = true));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The signed heads in " + from + " can't be read: " + OwnFile.reason(e) + ".", e);
        }
        if (torn) {
            // A process that was killed while it wrote leaves half a line.
            LOG.warn("{} holds a line that is no signed head; it is passed over.", from);
        }
    }

    private static String line(SignedHead head) {
        return String.format(Locale.ROOT, "%s %d %s %d %s %s\n", head.organizationId(), head.number(),
                head.hash().hex(), head.signedAt().toEpochMilli(), head.publicKey(), head.signature());
    }

    private static Optional<SignedHead> parse(String line) {
        String[] words = line.split(BLANK, -1);
        if (words.length != WORDS || words[WORDS - 1].length() != SIGNATURE_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SignedHead(words[0], Long.parseLong(words[1]), new Sha256(words[2]),
                    Instant.ofEpochMilli(Long.parseLong(words[3])), words[4], words[5]));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
