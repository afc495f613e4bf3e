package dev.scimconsole.main;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.demo.LargeOrganization;
import dev.scimconsole.demo.OfflineDemo;
import java.io.IOException;

/// Fills the offline demo with some people, for the packaging: the cache of classes that goes with the
/// program is recorded in one run through all pages, and a page without anything on it needs less. What
/// `serve` needs is recorded with it, as the demo's service is the same. Asked for by the system property
/// `scimconsole.openEveryPage`.
final class Rehearsal {

    private static final String ASKED = "scimconsole.openEveryPage";
    private static final String DOMAIN = "acme.com";

    private Rehearsal() {}

    /// Does it, if asked.
    static void fillIfAsked(OfflineDemo demo) throws IOException {
        if (Boolean.getBoolean(ASKED)) {
            int[] people = new int[1];
            new LargeOrganization(demo).load(written -> people[0] = written, () -> people[0] > 0);
            try (ConsoleClient client = ConsoleClient.at(demo.address())) {
                client.signIn(demo.orgAdmin()).addDomain(new AddDomain(DOMAIN, false)).value().issuedToken()
                        .ifPresent(ScimToken::close);
            } catch (CallFailedException e) {
                throw new IOException("the pages could not be rehearsed: " + e.getMessage(), e);
            }
        }
    }
}
