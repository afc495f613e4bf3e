package dev.scimconsole.client.connection;

import dev.scimconsole.client.connection.RecordingTrust.Refusal;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/// Says what is wrong with a server's certificate, and what to do.
final class Certificates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
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
            return new FindingException(FindingCode.CERTIFICATE_WEAK, "The certificate of " + host
                    + " is signed in a way, or has a key, that is no longer safe. Have a new one issued.");
        }
        return untrusted(refusal.chain(), host);
    }

    /// That a certificate is not made out to the host.
    static FindingException wrongHost(X509Certificate own, String host) {
        List<String> names = names(own);
        String whose = names.isEmpty()
                ? "names no host at all"
                : "is made out to " + shown(names) + ", not to " + host;
        return new FindingException(FindingCode.CERTIFICATE_WRONG_HOST, "The certificate " + whose
                + ". Use a host name that the certificate covers in the base URL, or have one issued for "
                + host + ".");
    }

    /// A sentence on a certificate that is trusted; empty when nothing about it needs saying.
    static Optional<String> remark(X509Certificate own, Instant now) {
        Instant end = own.getNotAfter().toInstant();
        return end.isBefore(now.plus(SOON))
                ? Optional.of("The certificate expires on " + DAY.format(end)
                        + ": renew it before then, or provisioning stops.")
                : Optional.empty();
    }

    private static Optional<FindingException> outOfDate(X509Certificate certificate, boolean own,
            String host) {
        String which = own ? "The certificate of " + host : "The certificate of the authority behind " + host;
        try {
            certificate.checkValidity();
            return Optional.empty();
        } catch (CertificateExpiredException _) {
            return Optional.of(new FindingException(FindingCode.CERTIFICATE_EXPIRED,
                    which + " expired on " + DAY.format(certificate.getNotAfter().toInstant())
                            + ". Renew it on the server: until then no identity provider connects."));
        } catch (CertificateNotYetValidException _) {
            return Optional.of(new FindingException(FindingCode.CERTIFICATE_NOT_YET_VALID,
                    which + " is not valid before " + DAY.format(certificate.getNotBefore().toInstant())
                            + ". Wait until then, or check the clock of this computer."));
        }
    }

    private static FindingException untrusted(List<X509Certificate> chain, String host) {
        X509Certificate last = chain.getLast();
        String issuer = "“" + commonName(last.getIssuerX500Principal()) + "”";
        boolean endsInRoot = isSelfSigned(last);
        if (endsInRoot && chain.size() == 1) {
            return new FindingException(FindingCode.CERTIFICATE_SELF_SIGNED, "The certificate of " + host
                    + " is self-signed: nobody else vouches for it. Microsoft Entra ID and Okta refuse it."
                    + " Install one that a public authority has issued.");
        }
        if (!endsInRoot && chain.size() == 1) {
            return new FindingException(FindingCode.CERTIFICATE_CHAIN_INCOMPLETE, "The server sends only its"
                    + " own certificate, and this computer does not know its issuer " + issuer
                    + ". Let the server send the whole chain (often a file called fullchain.pem);"
                    + " if the issuer"
                    + " is your company’s own, use a certificate of a public authority instead.");
        }
        return new FindingException(FindingCode.CERTIFICATE_UNTRUSTED, "The certificate of " + host
                + " was issued by " + issuer + ", which is no public authority. Microsoft Entra ID and Okta"
                + " refuse it. Install one that a public authority has issued; if the issuer is"
                + " your company’s"
                + " proxy, test from a network without it.");
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

    private static String shown(List<String> names) {
        String first = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? first + " and " + (names.size() - NAMES_SHOWN) + " more" : first;
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
