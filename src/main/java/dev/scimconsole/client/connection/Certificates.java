package dev.scimconsole.client.connection;

import dev.scimconsole.client.connection.RecordingTrust.Refusal;
import dev.scimconsole.wording.Saying;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/// Says what is wrong with a server's certificate, and what to do.
final class Certificates {

    private static final Duration SOON = Duration.ofDays(21);
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int NAMES_SHOWN = 4;

    private Certificates() {}

    /// What is wrong, most certain first: dates stand in the certificate, trust depends on who looks.
    static FindingException problem(Refusal refusal, String host) {
        X509Certificate own = refusal.chain().getFirst();
        if (refusal.trusted()) {
            return wrongHost(own, host);
        }
        for (X509Certificate certificate : refusal.chain()) {
            Optional<FindingException> outOfDate = outOfDate(certificate, certificate.equals(own), host);
            if (outOfDate.isPresent()) {
                return outOfDate.get();
            }
        }
        if (isWeak(refusal.cause())) {
            return new FindingException(FindingCode.CERTIFICATE_WEAK, "say.test.certificateWeak", host);
        }
        return untrusted(refusal.chain(), host);
    }

    /// That a certificate is not made out to the host.
    static FindingException wrongHost(X509Certificate own, String host) {
        List<String> names = names(own);
        return names.isEmpty()
                ? new FindingException(FindingCode.CERTIFICATE_WRONG_HOST, "say.test.certificateNoHost", host)
                : new FindingException(FindingCode.CERTIFICATE_WRONG_HOST, "say.test.certificateWrongHost",
                        shown(names), host);
    }

    /// A sentence on a certificate that is trusted; empty when nothing about it needs saying.
    static Optional<Saying> remark(X509Certificate own, Instant now) {
        Instant end = own.getNotAfter().toInstant();
        return end.isBefore(now.plus(SOON))
                ? Optional.of(Saying.of("say.test.certificateSoon", day(end)))
                : Optional.empty();
    }

    private static Optional<FindingException> outOfDate(X509Certificate certificate, boolean own,
            String host) {
        try {
            certificate.checkValidity();
            return Optional.empty();
        } catch (CertificateExpiredException _) {
            return Optional.of(new FindingException(FindingCode.CERTIFICATE_EXPIRED,
                    own ? "say.test.certificateExpired" : "say.test.authorityExpired", host,
                    day(certificate.getNotAfter().toInstant())));
        } catch (CertificateNotYetValidException _) {
            return Optional.of(new FindingException(FindingCode.CERTIFICATE_NOT_YET_VALID,
                    own ? "say.test.certificateTooEarly" : "say.test.authorityTooEarly", host,
                    day(certificate.getNotBefore().toInstant())));
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static FindingException untrusted(List<X509Certificate> chain, String host) {
        X509Certificate last = chain.getLast();
        String issuer = commonName(last.getIssuerX500Principal());
        boolean endsInRoot = isSelfSigned(last);
        if (endsInRoot && chain.size() == 1) {
            return new FindingException(FindingCode.CERTIFICATE_SELF_SIGNED, "say.test.certificateSelfSigned",
                    host);
        }
        if (!endsInRoot && chain.size() == 1) {
            return new FindingException(FindingCode.CERTIFICATE_CHAIN_INCOMPLETE, "say.test.certificateChain",
                    issuer);
        }
        return new FindingException(FindingCode.CERTIFICATE_UNTRUSTED, "say.test.certificateUntrusted", host,
                issuer);
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static boolean isWeak(Throwable refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException invalid
                    && invalid.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.getFirst().equals(DNS_NAME)
                                    || name.getFirst().equals(IP_ADDRESS))
                            .map(name -> String.valueOf(name.get(1))).toList();
        } catch (CertificateParsingException _) {
            // Then it names nobody whom a client could find in it.
            return List.of();
        }
    }

    private static Object shown(List<String> names) {
        String first = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN
                ? Saying.of("say.test.more", first, names.size() - NAMES_SHOWN)
                : first;
    }

    private static String commonName(X500Principal principal) {
        try {
            return new LdapName(principal.getName()).getRdns().stream()
                    .filter(part -> part.getType().equalsIgnoreCase("CN")).map(Rdn::getValue)
                    .map(String::valueOf).findFirst().orElseGet(principal::getName);
        } catch (InvalidNameException _) {
            return principal.getName();
        }
    }
}
