package dev.scimconsole.server.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/// A certificate and its key, in PEM files.
///
/// @param certificate the server's certificate and those that lead to its root, in this order
/// @param key         the private key in PKCS #8, PKCS #1 or SEC 1, encrypted or not
/// @param keyPassword the file that holds the key's password and no other line; empty when the key is not
///                    encrypted
public record TlsFiles(Path certificate, Path key, Optional<Path> keyPassword) {

    /// Both as a key store that Java's TLS takes, in memory only.
    ///
    /// @throws IOException with a sentence that says what is wrong with which file
    KeyStore load() throws IOException {
        Certificate[] chain = readChain();
        PrivateKey privateKey = readKey(chain[0].getPublicKey());
        try {
            // PKCS #12 would hash 10,000 times at each start, to lock up what never leaves memory.
            KeyStore store = KeyStore.getInstance("JKS");
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
            if (keyPassword.isPresent()) {
                digest.update(Files.readAllBytes(keyPassword.get()));
            }
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
        PrivateKeyInfo info = keyInfo();
        byte[] der = info.getEncoded();
        try {
            KeyFactory factory = KeyFactory.getInstance(publicKey.getAlgorithm());
            // The JDK does not take SEC 1's form inside of PKCS #8's where it names the curve twice.
            PrivateKey privateKey = factory.generatePrivate(publicKey instanceof ECPublicKey ec
                    ? new ECPrivateKeySpec(ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(),
                            ec.getParams())
                    : new PKCS8EncodedKeySpec(der));
            checkPair(privateKey, publicKey);
            return privateKey;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "The key in " + key + " does not belong to the certificate in " + certificate + ".", e);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private PrivateKeyInfo keyInfo() throws IOException {
        byte[] pem = read(key);
        try (PEMParser parser = new PEMParser(
                new InputStreamReader(new ByteArrayInputStream(pem), StandardCharsets.ISO_8859_1))) {
            while (true) {
                Object found = next(parser).orElseThrow(
                        () -> new IOException("There is no private key in " + key + "."));
                Optional<PrivateKeyInfo> info = info(found);
                if (info.isPresent()) {
                    return info.get();
                }
            }
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    private Optional<Object> next(PEMParser parser) throws IOException {
        try {
            return Optional.ofNullable(parser.readObject());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new IOException("The key in " + key + " can't be read.", e);
        }
    }

    /// @return empty for what else may stand there: the certificate, or the name of the key's curve
    private Optional<PrivateKeyInfo> info(Object found) throws IOException {
        return switch (found) {
            case PrivateKeyInfo plain -> Optional.of(plain);
            case PEMKeyPair plain -> Optional.of(plain.getPrivateKeyInfo());
            case PKCS8EncryptedPrivateKeyInfo locked -> Optional.of(unlocked(password -> locked
                    .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider()).build(password))));
            case PEMEncryptedKeyPair locked -> Optional.of(unlocked(password -> locked
                    .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider()).build(password))
                    .getPrivateKeyInfo()));
            default -> Optional.empty();
        };
    }

    private PrivateKeyInfo unlocked(Unlocking unlocking) throws IOException {
        Path file = keyPassword.orElseThrow(() -> new IOException(
                "The key in " + key + " is encrypted. Give its password in a file:"
                        + " --tls-key-password-file."));
        byte[] line = read(file);
        char[] password = new String(line, StandardCharsets.UTF_8).stripTrailing().toCharArray();
        try {
            return unlocking.with(password);
        } catch (IOException | OperatorException | PKCSException e) {
            throw new IOException("The password in " + file + " does not open the key in " + key + ".", e);
        } finally {
            Arrays.fill(line, (byte) 0);
            Arrays.fill(password, '\0');
        }
    }

    private interface Unlocking {

        PrivateKeyInfo with(char[] password) throws IOException, OperatorException, PKCSException;
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
