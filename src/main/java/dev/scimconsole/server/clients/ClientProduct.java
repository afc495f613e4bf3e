package dev.scimconsole.server.clients;

import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.clients.UserAgents;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A product as it names itself: its user agent without the version. Names are compared as whole words, so
/// that `Oktavia-HR` is not Okta.
///
/// @param name     as people know it where the product is known, else as it says; empty text when it does not
/// @param provider which provider it is
/// @param inCloud  whether it calls from its maker's own cloud, from any of many addresses
public record ClientProduct(String name, IdentityProvider provider, boolean inCloud) {

    /// Microsoft publishes no user agent for it, so its name counts, and the one before; mostly it is known
    /// by what it asks.
    static final ClientProduct ENTRA_ID = new ClientProduct("Microsoft Entra ID", IdentityProvider.ENTRA_ID,
            true);

    /// Its connection test, which is told apart from its provisioning.
    private static final ClientProduct ENTRA_ID_TEST = new ClientProduct(UserAgents.ENTRA_ID_TEST,
            IdentityProvider.ENTRA_ID, true);

    private static final List<String> FORMER_ENTRA_ID = List.of("azure", "ad");

    /// Sends no user agent, so there is an address to tell it apart by, and nothing else.
    static final ClientProduct ONELOGIN = known("OneLogin", false);

    /// What names itself by one of these words. Okta sends `Okta SCIM Client 1.0.0` (its published SPEC
    /// test), authentik its name and version (its source). Of the others nothing is published: should they
    /// name themselves, they are these.
    private static final Map<String, ClientProduct> KNOWN = Map.of("okta",
            new ClientProduct("Okta", IdentityProvider.OKTA, true),
            "authentik", known("authentik", false), "jumpcloud", known("JumpCloud", true), "onelogin",
            ONELOGIN,
            "oracle", known("Oracle IAM", true), "pingfederate", known("PingFederate", false), "pingone",
            known("PingOne", true), "rippling", known("Rippling", true));

    /// Browsers and what is derived from them begin with this for old times' sake, and name themselves later.
    private static final Pattern FOR_OLD_TIMES_SAKE = Pattern
            .compile("^Mozilla/\\S+ +(\\([^)]*\\) *)*(?=[^( ])");
    private static final Pattern BEHIND_THE_NAME = Pattern.compile("[/@(;,]");
    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern VERSION = Pattern.compile("[vV]?\\d+(\\.\\d\\w*)*([-+]\\w[\\w.]*)?");
    private static final Pattern VERSION_BEHIND = Pattern.compile("[-_][vV]?\\d+(\\.\\w+)*$");

    /// The product behind a user agent.
    public static ClientProduct of(String userAgent) {
        if (userAgent.equals(UserAgents.ENTRA_ID_TEST)) {
            return ENTRA_ID_TEST;
        }
        String name = name(userAgent);
        List<String> words = Arrays.asList(BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT)));
        if (words.contains("entra") || Collections.indexOfSubList(words, FORMER_ENTRA_ID) >= 0) {
            return ENTRA_ID;
        }
        return words.stream().filter(KNOWN::containsKey).findFirst().map(KNOWN::get)
                .orElseGet(() -> known(name, false));
    }

    /// Whether nothing speaks against its being Microsoft Entra ID, whose user agent nobody has published.
    public boolean mayBeEntraId() {
        return equals(ENTRA_ID) || !isKnown();
    }

    /// Whether its name says for certain what it is.
    boolean isKnown() {
        return equals(ENTRA_ID) || equals(ENTRA_ID_TEST) || KNOWN.containsValue(this);
    }

    private static ClientProduct known(String name, boolean inCloud) {
        return new ClientProduct(name, IdentityProvider.OTHER, inCloud);
    }

    /// The words before the version, as RFC 9110 §10.1.5 puts it behind a slash, and others behind a blank, a
    /// hyphen or an `@`.
    private static String name(String userAgent) {
        String own = FOR_OLD_TIMES_SAKE.matcher(userAgent.strip()).replaceFirst("");
        String before = BEHIND_THE_NAME.split(own, 2)[0].strip();
        StringBuilder name = new StringBuilder();
        for (String word : BLANKS.split(before, -1)) {
            if (VERSION.matcher(word).matches()) {
                break;
            }
            name.append(name.isEmpty() ? "" : " ").append(word);
        }
        return VERSION_BEHIND.matcher(name).replaceFirst("");
    }
}
