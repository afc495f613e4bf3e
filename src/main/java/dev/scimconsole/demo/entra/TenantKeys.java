package dev.scimconsole.demo.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/// The keys of a tenant, which roll, and the statements that it signs for a workload identity, after
/// Microsoft Learn, "Access token claims reference" and "Signing key rollover". Safe for use by several
/// threads.
final class TenantKeys {

    private static final int BITS = 2_048;
    /// The one before goes on being told for those that it signed.
    private static final int MOST = 2;
    private static final Duration LIFE = Duration.ofMinutes(65);

    private final InstantSource clock;
    private final List<RSAKey> keys = new ArrayList<>();

    TenantKeys(InstantSource clock) {
        this.clock = clock;
    }

    /// From now on another key signs.
    synchronized void roll() {
        try {
            keys.add(new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString()).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        if (keys.size() > MOST) {
            keys.removeFirst();
        }
    }

    /// The public halves, as the JWKS URI tells them.
    synchronized String told() {
        requireOne();
        return new JWKSet(new ArrayList<>(keys)).toString();
    }

    /// A new statement that this is the identity.
    synchronized String statement(WorkloadIdentity identity) {
        requireOne();
        RSAKey key = keys.getLast();
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(identity.issuer())
                .subject(identity.subject()).audience(identity.audience())
                .issueTime(Date.from(now)).notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("oid", identity.subject()).claim("tid", EntraTenant.TENANT_ID)
                .claim("azp", identity.audience()).claim("azpacr", "2")
                .claim("uti", UUID.randomUUID().toString()).claim("ver", "2.0").build();
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            signed.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return signed.serialize();
    }

    /// Making one takes a moment, which nobody waits for who does not need it.
    private void requireOne() {
        if (keys.isEmpty()) {
            roll();
        }
    }
}
