package dev.scimconsole.server.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNameTest {

    @ParameterizedTest
    @CsvSource({"Okta SCIM Client 1.0.0,Okta", "Microsoft-Entra-Provisioning,Microsoft Entra ID",
            "SCIM Console,SCIM Console", "curl/7.88.1,curl", "'',''"})
    void namesTheProductBehindAUserAgent(String userAgent, String name) {
        assertEquals(name, ClientName.of(userAgent));
    }
}
