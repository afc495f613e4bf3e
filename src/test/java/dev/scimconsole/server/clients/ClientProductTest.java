package dev.scimconsole.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.contract.clients.IdentityProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("server")
@Tag("server.clients")
class ClientProductTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Okta SCIM Client 1.0.0 | Okta",
            "Microsoft-Entra-Provisioning | Microsoft Entra ID",
            "Microsoft Azure AD Provisioning/1.0 | Microsoft Entra ID", "Azure-DevOps/1 | Azure-DevOps",
            "SCIM Console | SCIM Console", "curl/7.88.1 | curl", "'' | ''", "authentik@2026.5.3 | authentik",
            "authentik@2026.5.4 | authentik", "JumpCloud/2.1 | JumpCloud", "OneLogin SCIM v2 | OneLogin",
            "PingFederate/12.1.0 | PingFederate", "PingOne-Provisioning/1 | PingOne", "rippling | Rippling",
            "Oracle IDCS Connector 22.4 | Oracle IAM",
            // Whole words, and of the product's own name.
            "Oktavia-HR/1.0 | Oktavia-HR", "azuredevops-agent/3 | azuredevops-agent", "Oracles/1 | Oracles",
            "Centra/2 | Centra", "Microsoft-CryptoAPI/10.0 | Microsoft-CryptoAPI",
            "Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.22631) PowerShell/7.4.6 | PowerShell",
            "Mozilla/5.0 (X11; okta) | Mozilla", "HR-Bridge/2 (for Okta) | HR-Bridge",
            // Without the version, wherever it stands.
            "My HR Sync 2.1 | My HR Sync", "My HR Sync v3 beta | My HR Sync",
            "python-requests/2.31.0 | python-requests",
            "Apache-HttpClient/5.3 (Java/21) | Apache-HttpClient", "scim-sdk-client-1.30.0 | scim-sdk-client",
            "hr_bridge_v2 | hr_bridge", "7zip-sync/1 | 7zip-sync", "2026.5.3 | ''", "/1.0 | ''"})
    void namesTheProductBehindAUserAgent(String userAgent, String name) {
        ClientProduct product = ClientProduct.of(userAgent);
        assertEquals(name, product.name());
        assertEquals(product, ClientProduct.of(name), "its own name names it");
        assertEquals(name.equals("Okta")
                ? IdentityProvider.OKTA
                : name.equals("Microsoft Entra ID") ? IdentityProvider.ENTRA_ID : IdentityProvider.OTHER,
                product.provider());
    }
}
