package dev.scimconsole.server.connections;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Judges the signed statements that clients of federated connections show (RFC 7523 §3), as Microsoft Entra
/// ID makes them: their subject is the application and not the client id, their audience the application and
/// not the token URL, and none has a `jti`; the same one comes again within its hour. So each is bound to the
/// connection's trust instead.
final class Assertions {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int LONGEST = 16 * 1024;
    private static final String API = "api://";
    /// Entra's issuers name the tenant: `https://login.microsoftonline.com/TENANT/v2.0`.
    private static final Pattern TENANT = Pattern
            .compile("https://[^/]+/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/.*)?");

    private final KeySets keys;
    private final InstantSource clock;

    Assertions(KeySets keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// What is thought of a statement.
    sealed interface Judgement {

        /// It is taken.
        ///
        /// @param until when what is issued for it ends at the latest
        record Taken(Instant until) implements Judgement {}

        /// It is not.
        ///
        /// @param why without anything that stands in the statement
        record NotTaken(ClientFault why) implements Judgement {}
    }

    Judgement check(ConnectionRecord connection, String assertion) {
        Trust trust = connection.trust().orElseThrow();
        if (assertion.length() > LONGEST) {
            return new Judgement.NotTaken(ClientFault.TOO_LONG);
        }
        try {
            SignedJWT statement = SignedJWT.parse(assertion);
            if (!JWSAlgorithm.RS256.equals(statement.getHeader().getAlgorithm())) {
                return new Judgement.NotTaken(ClientFault.ALGORITHM);
            }
            if (statement.getHeader().getKeyID() == null) {
                return new Judgement.NotTaken(ClientFault.NO_KEY);
            }
            JWTClaimsSet claims = statement.getJWTClaimsSet();
            // Before the keys are read for it: a stranger’s statement costs nothing.
            Optional<ClientFault> wrong = wrong(claims, trust);
            if (wrong.isPresent()) {
                return new Judgement.NotTaken(wrong.get());
            }
            Optional<RSAKey> key = keys.find(connection, statement.getHeader().getKeyID());
            if (key.isEmpty()) {
                return new Judgement.NotTaken(ClientFault.KEY);
            }
            return statement.verify(new RSASSAVerifier(key.get()))
                    ? taken(claims)
                    : new Judgement.NotTaken(ClientFault.SIGNATURE);
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return new Judgement.NotTaken(ClientFault.FORM);
        }
    }

    private Optional<ClientFault> wrong(JWTClaimsSet claims, Trust trust) throws ParseException {
        Instant now = clock.instant();
        if (!trust.issuer().equals(claims.getIssuer())) {
            return Optional
                    .of(ClientFault.ISSUER);
        }
        if (!trust.subject().equals(claims.getSubject())) {
            return Optional
                    .of(ClientFault.SUBJECT);
        }
        Set<String> audiences = audiences(trust.audience());
        if (claims.getAudience().stream().noneMatch(audiences::contains)) {
            return Optional
                    .of(ClientFault.AUDIENCE);
        }
        Matcher tenant = TENANT.matcher(trust.issuer());
        if (tenant.matches() && !tenant.group(1).equals(claims.getStringClaim("tid"))) {
            return Optional.of(ClientFault.TENANT);
        }
        if (claims.getExpirationTime() == null) {
            return Optional.of(ClientFault.ENDLESS);
        }
        if (!now.isBefore(claims.getExpirationTime().toInstant().plus(SKEW))) {
            return Optional.of(ClientFault.ENDED);
        }
        return claims.getNotBeforeTime() != null
                && now.plus(SKEW).isBefore(claims.getNotBeforeTime().toInstant())
                        ? Optional.of(ClientFault.EARLY)
                        : Optional.empty();
    }

    /// What is issued ends with the statement. Of one that has ended by our clock, and is taken for the sake
    /// of clocks that differ, it ends when that is not taken any more.
    private Judgement taken(JWTClaimsSet claims) {
        Instant end = claims.getExpirationTime().toInstant();
        return new Judgement.Taken(clock.instant().plusSeconds(1).isBefore(end) ? end : end.plus(SKEW));
    }

    private static Set<String> audiences(String audience) {
        String bare = audience.startsWith(API) ? audience.substring(API.length()) : audience;
        return Set.of(bare, API + bare);
    }
}
