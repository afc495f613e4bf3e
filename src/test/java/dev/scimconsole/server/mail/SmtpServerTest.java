package dev.scimconsole.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scimconsole.server.mail.SmtpServer.Credentials;
import dev.scimconsole.server.mail.SmtpServer.Tls;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
@Tag("server.mail")
class SmtpServerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    smtp://localhost                            | localhost     | 25   | NONE     | scim-console@localhost
                    smtp://127.0.0.1:2525                       | 127.0.0.1     | 2525 | NONE     | scim-console@[127.0.0.1]
                    smtp://[::1]/                               | ::1           | 25   | NONE     | scim-console@[IPv6:::1]
                    smtp://localhost?tls=required               | localhost     | 25   | STARTTLS | scim-console@localhost
                    SMTP://mail.acme.com                        | mail.acme.com | 25   | STARTTLS | scim-console@mail.acme.com
                    smtp://mail.acme.com?tls=none               | mail.acme.com | 25   | NONE     | scim-console@mail.acme.com
                    smtp://mail.acme.com?from=it@acme.com       | mail.acme.com | 25   | STARTTLS | it@acme.com
                    smtp://mail.acme.com?from=a%2Bb@b%C3%BCro.de&tls=none | mail.acme.com | 25 | NONE | a+b@xn--bro-hoa.de
                    smtps://mail.acme.com                       | mail.acme.com | 465  | IMPLICIT | scim-console@mail.acme.com
                    """)
    void defaultsAreSafe(String url, String host, int port, Tls tls, String from) {
        assertEquals(new SmtpServer(host, port, tls, Optional.empty(), from), SmtpServer.parse(url));
    }

    @Test
    void whoSignsInSubmitsAndIsTheSender() {
        assertEquals(
                new SmtpServer("mail.acme.com", 587, Tls.STARTTLS,
                        Optional.of(new Credentials("scim@acme.com", "p:@/+ w")), "scim@acme.com"),
                SmtpServer.parse("smtp://scim%40acme.com:p%3A%40%2F+%20w@mail.acme.com"));
    }

    @Test
    void thePasswordIsInNoText() {
        SmtpServer server = SmtpServer.parse("smtps://ada:open-sesame@mail.acme.com?from=it@acme.com");
        assertEquals("smtps://mail.acme.com:465", server.toString());
        assertFalse(server.credentials().orElseThrow().toString().contains("sesame"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.acme.com", "smtp:mail.acme.com", "http://mail.acme.com", "smtp://",
            "smtp://mail.acme.com/inbox", "smtp://mail.acme.com#top", "smtp://mail.acme.com:0",
            "smtp://mail.acme.com:99999", "smtp://open-sesame@mail.acme.com",
            "smtp://:open-sesame@mail.acme.com",
            "smtp://ada:open-sesame#@mail.acme.com", "smtp://ada:open-sesame /@mail.acme.com",
            "smtp://mail.acme.com?from=open-sesame", "smtp://mail.acme.com?from=a@b,c@d",
            "smtp://mail.acme.com?from=a@b%0D%0ABcc:c@d", "smtp://mail.acme.com?tls=open-sesame",
            "smtp://mail.acme.com?password=open-sesame", "smtp://mail.acme.com?tls=none&tls=none",
            "smtps://mail.acme.com?tls=none", "smtp://ada:open-sesame@mail.acme.com?tls=none"})
    void whatCantBeUsedIsRefusedInOneLineThatDoesNotRepeatIt(String url) {
        String sentence = assertThrows(IllegalArgumentException.class, () -> SmtpServer.parse(url))
                .getMessage();
        assertFalse(sentence.contains("sesame") || sentence.contains("\n"), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ada.lovelace+scim@acme.com | ada.lovelace+scim@acme.com
            o'hara@acme.com            | o'hara@acme.com
            ada@bücher.de              | ada@xn--bcher-kva.de
            ada                        |
            @acme.com                  |
            ada@                       |
            ada@acme..com              |
            .ada@acme.com              |
            zoë@acme.com               |
            ada lovelace@acme.com      |
            ada@acme.com,eve@evil.com  |
            "ada"@acme.com             |
            Ada <ada@acme.com>         |
            """)
    void onlyOneAddressIsAnAddress(String text, String address) {
        assertEquals(Optional.ofNullable(address), MailAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@acme.com\r\nBcc: eve@evil.com", "ada\r\n@acme.com", "ada@acme.com\n",
            "a\0da@acme.com"})
    void noAddressBreaksALine(String text) {
        assertEquals(Optional.empty(), MailAddress.parse(text));
    }
}
