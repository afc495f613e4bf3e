package dev.scimconsole.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("server")
@Tag("server.token")
class EmailDomainNameTest {

    @ParameterizedTest
    @CsvSource({"acme.com, acme.com", "' ACME.Com ', acme.com", "acme.com., acme.com",
            "eu.acme.co.uk, eu.acme.co.uk",
            "bücher.example, xn--bcher-kva.example", "BÜCHER.example, xn--bcher-kva.example",
            "xn--bcher-kva.example, xn--bcher-kva.example", "例え.jp, xn--r8jz45g.jp",
            "acme。com, acme.com", "3m.com, 3m.com", "a.b, a.b", "'\u200Bacme.com\u00A0', acme.com",
            "acme.xn--p1ai, acme.xn--p1ai"})
    void aDomainIsReadInItsOneForm(String typed, String name) {
        assertEquals(new EmailDomainName.Valid(name), EmailDomainName.parse(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "@acme.com|Leave out the @: type acme.com.",
            "@|Leave out the @: type only the domain, such as acme.com.",
            "alex@acme.com|This is an email address. Type only what stands behind the @: type acme.com.",
            "http://acme.com|Leave out http://: type acme.com.",
            "https://www.acme.com:8443/path?x=1|Leave out https://: type www.acme.com.",
            "https://login@ACME.com|Leave out https://: type acme.com.",
            "acme.com/path|Leave out what stands behind the domain: type acme.com.",
            "acme.com:443|Leave out the colon and what stands behind it: type acme.com.",
            "acme|The ending is missing. Type the whole domain, such as acme.com.",
            "acme .com|A domain has no blanks. Type it in one piece, such as acme.com.",
            "acme.com, acme.org|Add one domain at a time, such as acme.com.",
            "*.acme.com|A domain has no *. Add each domain by itself, such as acme.com and eu.acme.com.",
            "acme..com|There is a dot too many. Type one dot between two parts, such as eu.acme.com.",
            ".acme.com|There is a dot too many. Type one dot between two parts, such as eu.acme.com.",
            "-acme.com|No part of a domain starts or ends with a hyphen. Check the part “-acme”.",
            "acme_inc.com|A domain has only letters, digits, hyphens and dots. Check the part “acme_inc”.",
            "acme.123|A domain does not end with a number. Type the whole domain, such as acme.com."})
    void eachMistakeHasASentenceThatSaysWhatToType(String typed, String sentence) {
        assertEquals(sentence, sentence(typed));
    }

    @ParameterizedTest
    @CsvSource({"192.168.0.1", "::1", "[2001:db8::1]", "10.0.0.256"})
    void anAddressOfAMachineIsNoDomain(String typed) {
        assertTrue(sentence(typed).startsWith("An IP address is no email domain."), sentence(typed));
    }

    @Test
    void aBlankAsksForADomain() {
        assertEquals("Type an email domain, such as acme.com.", sentence(""));
        assertEquals("Type an email domain, such as acme.com.", sentence(" \t\u00A0"));
    }

    @Test
    void threeHundredCharactersAreTooMany() {
        String label = "a".repeat(49) + ".";
        assertTrue(
                sentence(label.repeat(6))
                        .startsWith("A domain has at most 253 characters; this one has 299."),
                sentence(label.repeat(6)));
        assertTrue(sentence("a".repeat(300))
                .startsWith("A domain has at most 253 characters; this one has 300."));
        assertTrue(sentence("a".repeat(64) + ".com").startsWith("A part between two dots has at most 63"));
    }

    @Test
    void lettersThatMailAndTheJdkReadInTwoWaysAreAskedForInAscii() {
        assertTrue(sentence("straße.de").contains("starts with xn--"));
        assertInstanceOf(EmailDomainName.Valid.class, EmailDomainName.parse("xn--strae-oqa.de"));
    }

    @Test
    void anySentenceCanBeMadeOfAnyText() {
        Set<EmailDomainName> seen = new HashSet<>();
        Random random = new Random(7);
        String alphabet = "aZ09.-@:/ *[]%\u0000\u200D\uD83D\uDE00ß。xn--";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            seen.add(EmailDomainName.parse(text.toString()));
        }
        for (EmailDomainName name : seen) {
            if (name instanceof EmailDomainName.Valid valid) {
                assertEquals(valid, EmailDomainName.parse(valid.name()), "a name is its own one form");
            }
        }
        assertTrue(seen.size() > 100);
    }

    @ParameterizedTest
    @CsvSource({"gmail.com, true", "yahoo.com, true", "yahoo.co.uk, true", "gmx.net, true",
            "hotmail.fr, true",
            "proton.me, true", "acme.com, false", "yahoo.acme.com, false", "mail.gmail.com, false",
            "notgmail.com, false"})
    void publicMailDomainsAreKnown(String name, boolean known) {
        assertEquals(known, PublicMailDomains.load().contains(name));
    }

    private static String sentence(String typed) {
        return assertInstanceOf(EmailDomainName.Invalid.class, EmailDomainName.parse(typed)).sentence()
                .inEnglish();
    }
}
