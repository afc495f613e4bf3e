package dev.scimconsole.server.custody;

import java.io.IOException;
import java.util.List;

/// Signs heads of the chain, and knows whose signatures count. Keys and signatures are Ed25519 (RFC 8032); a
/// public key is written as the base64 form of its X.509 encoding.
public interface AuditKey {

    /// The public key whose signatures this one makes.
    ///
    /// @throws IOException with a sentence, when the key can't be reached
    String publicKey() throws IOException;

    /// Signs. Blocks while a key service is asked.
    ///
    /// @param digest 32 bytes
    /// @throws IOException with a sentence, when the key can't be reached or signs with another one than it
    ///                     says
    Signature sign(byte[] digest) throws IOException;

    /// The public keys whose signatures count: this one's, and those of other nodes and of earlier times that
    /// stand beside it.
    ///
    /// @throws IOException with a sentence, when the key can't be reached
    List<String> trusted() throws IOException;

    /// A signature that fits a key.
    ///
    /// @param bytes 64
    record Signature(String publicKey, byte[] bytes) {}
}
