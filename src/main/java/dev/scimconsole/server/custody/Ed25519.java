package dev.scimconsole.server.custody;

import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Signatures by Ed25519 (RFC 8032).
final class Ed25519 {

    private static final String NAME = "Ed25519";
    private static final int ID_DIGITS = 16;
    private static final int SEED = 32;
    private static final byte[] HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    /// A new private key, in PKCS #8: any 32 bytes (RFC 8032 §5.1.5) behind what says what they are (RFC 8410
    /// §7).
    static byte[] generate(SecureRandom random) {
        byte[] seed = new byte[SEED];
        random.nextBytes(seed);
        byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + SEED);
        System.arraycopy(seed, 0, encoded, HEAD.length, SEED);
        Arrays.fill(seed, (byte) 0);
        return encoded;
    }

    /// Looks whether this is a private key: at its form alone, where it is the usual one.
    ///
    /// @param encoded PKCS #8
    /// @throws IllegalArgumentException with a sentence, when it is no key of this kind
    static void requirePrivateKey(byte[] encoded) {
        boolean usual = encoded.length == HEAD.length + SEED
                && Arrays.equals(HEAD, 0, HEAD.length, encoded, 0, HEAD.length);
        if (!usual) {
            KeyPair _ = pair(encoded);
        }
    }

    /// The pair to a private key, which does not hold the public one.
    ///
    /// @param encoded PKCS #8
    /// @throws IllegalArgumentException with a sentence, when it is no key of this kind
    static KeyPair pair(byte[] encoded) {
        try {
            PrivateKey key = KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            // RFC 8032 §5.1.5: the private key is the random seed, from which all else follows.
            return pairOf(new Seed(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("It holds no private key for Ed25519 in PKCS #8.", e);
        }
    }

    static String text(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs every message", e);
        }
    }

    /// Whether a signature fits. What is no key or no signature does not.
    static boolean verifies(String publicKey, byte[] message, String signature) {
        try {
            return verifies(publicKey, message, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The same of the signature's bytes.
    static boolean verifies(String publicKey, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(KeyFactory.getInstance(NAME)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    /// A short name of a public key, for people to compare.
    static String id(String publicKey) {
        return Sha256.digest(publicKey.getBytes(StandardCharsets.US_ASCII)).hex()
                .substring(0, ID_DIGITS);
    }

    private static KeyPair pairOf(Seed random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /// Gives the seed where a generator asks for random bytes.
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
