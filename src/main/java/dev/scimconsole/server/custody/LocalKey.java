package dev.scimconsole.server.custody;

import dev.scimconsole.server.files.OwnFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A key in this process. In text it shows its short name.
public final class LocalKey implements AuditKey {

    private static final Logger LOG = LoggerFactory.getLogger(LocalKey.class);
    /// RFC 7468.
    private static final Pattern PEM = Pattern
            .compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    private final byte[] encoded;
    private final List<String> others;
    // Guarded by this. Made when it is needed first, in the background, so that no start of the service waits
    // for it.
    private Optional<KeyPair> pair = Optional.empty();

    private LocalKey(byte[] encoded, List<String> others) {
        this.encoded = encoded;
        this.others = List.copyOf(others);
    }

    /// A new one.
    static LocalKey generate() {
        return new LocalKey(Ed25519.generate(new SecureRandom()), List.of());
    }

    /// The key that a text holds.
    ///
    /// @param base64 of its PKCS #8 encoding
    /// @throws IllegalArgumentException with a sentence, when it holds none
    static LocalKey ofText(String base64) {
        return new LocalKey(decoded(base64), List.of());
    }

    /// The key in a file. Where there is none, a new one is made, readable for its owner alone.
    ///
    /// @throws IllegalArgumentException with a sentence, when the file can't be used
    static LocalKey inFile(Path file) {
        try {
            LocalKey key = Files.exists(file) ? read(file) : make(file);
            warnOfReaders(file);
            return key;
        } catch (IOException e) {
            throw new IllegalArgumentException("The audit key " + file + " can't be used: "
                    + OwnFile.reason(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The audit key " + file + " can't be used. "
                    + e.getMessage(), e);
        }
    }

    @Override
    public String publicKey() {
        return Ed25519.text(pair());
    }

    @Override
    public Signature sign(byte[] digest) {
        return new Signature(publicKey(), Ed25519.sign(pair().getPrivate(), digest));
    }

    @Override
    public List<String> trusted() {
        List<String> all = new ArrayList<>();
        all.add(publicKey());
        all.addAll(others);
        return all;
    }

    @Override
    public String toString() {
        return Ed25519.id(publicKey());
    }

    private synchronized KeyPair pair() {
        KeyPair known = pair.orElseGet(() -> Ed25519.pair(encoded));
        pair = Optional.of(known);
        return known;
    }

    private static LocalKey read(Path file) throws IOException {
        List<String> others = new ArrayList<>();
        List<byte[]> own = new ArrayList<>();
        Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (pem.find()) {
            String base64 = pem.group(2).replaceAll("\\s", "");
            if (pem.group(1).equals("PRIVATE")) {
                own.add(decoded(base64));
            } else {
                others.add(base64);
            }
        }
        if (own.size() != 1) {
            throw new IllegalArgumentException(own.isEmpty()
                    ? "It holds no private key: a block that begins with -----BEGIN PRIVATE KEY-----."
                    : "It holds more than one private key.");
        }
        return new LocalKey(own.getFirst(), others);
    }

    /// Where several programs start at once, one makes the file and the others read it.
    private static LocalKey make(Path file) throws IOException {
        LocalKey key = generate();
        try {
            OwnFile.create(file, ("-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getEncoder().encodeToString(key.encoded)
                    + "\n-----END PRIVATE KEY-----\n").getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException _) {
            return read(file);
        }
        LOG.info("A key that signs the audit record was made: {}", file);
        return key;
    }

    private static void warnOfReaders(Path file) throws IOException {
        if (OwnFile.isOpenToOthers(file)) {
            LOG.warn("Other users of this machine can read the audit key {}. Make it yours alone: chmod 600",
                    file);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            Ed25519.requirePrivateKey(encoded);
            return encoded;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("It holds no private key for Ed25519 in PKCS #8.", e);
        }
    }
}
