package dev.scimconsole.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate and its key, in PEM files.
///
/// @param certificate the server's certificate and those that lead to its root, in this order
/// @param key         the private key in PKCS #8, not encrypted
public record TlsFiles(Path certificate, Path key) {

    private static final Pattern PKCS8 = Pattern.compile(
            "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /// Both as a key store that Java's TLS takes, in memory only.
    ///
    /// @throws IOException with a sentence that says what is wrong with which file
    KeyStore load() throws IOException {
        Certificate[] chain = readChain();
        PrivateKey privateKey = readKey(chain[0].getPublicKey());
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", privateKey, new char[0], chain);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate in " + certificate + " can't be used: " + e.getMessage(),
                    e);
        }
    }

    /// Digest of what the files hold now; it changes when they do.
    byte[] fingerprint() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(certificate));
            digest.update(Files.readAllBytes(key));
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Certificate[] readChain() throws IOException {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read(certificate)))
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IOException("There is no certificate in " + certificate + ".");
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw new IOException("There is no readable certificate in " + certificate + ".", e);
        }
    }

    private PrivateKey readKey(PublicKey publicKey) throws IOException {
        byte[] pem = read(key);
        byte[] der = new byte[0];
        try {
            Matcher block = PKCS8.matcher(new String(pem, StandardCharsets.ISO_8859_1));
            if (!block.find()) {
                throw new IOException("There is no key in PKCS #8 form in " + key
                        + ". Convert it: openssl pkcs8 -topk8 -nocrypt -in OLD.pem -out "
                        + key.getFileName());
            }
            der = Base64.getMimeDecoder().decode(block.group(1));
            PrivateKey privateKey = KeyFactory.getInstance(publicKey.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
            checkPair(privateKey, publicKey);
            return privateKey;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "The key in " + key + " does not belong to the certificate in " + certificate + ".",
                    e);
        } finally {
            Arrays.fill(pem, (byte) 0);
            Arrays.fill(der, (byte) 0);
        }
    }

    private static void checkPair(PrivateKey privateKey, PublicKey publicKey)
            throws GeneralSecurityException {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> publicKey.getAlgorithm();
        };
        byte[] sample = "sample".getBytes(StandardCharsets.US_ASCII);
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(privateKey);
        signer.update(sample);
        byte[] signed = signer.sign();
        signer.initVerify(publicKey);
        signer.update(sample);
        if (!signer.verify(signed)) {
            throw new GeneralSecurityException("the key is another certificate's");
        }
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException("The file " + file + " can't be read.", e);
        }
    }
}
