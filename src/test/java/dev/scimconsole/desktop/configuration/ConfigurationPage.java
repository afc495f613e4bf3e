package dev.scimconsole.desktop.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.EmailDomain;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The page without a toolkit, opened by the Org Admin of an organization that is not enabled, on a real
/// service. Each test has its own.
@Execution(ExecutionMode.CONCURRENT)
abstract class ConfigurationPage {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    Rig rig;
    ScimConfigurationViewModel page;

    @BeforeEach
    void open() {
        rig = new Rig(folder);
        page = rig.page();
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), rig.failures.defects());
        rig.close();
    }

    ScimToken addFirstDomain() {
        add("acme.com");
        return page.token().issuedProperty().get().orElseThrow();
    }

    void add(String domain) {
        add(page, domain);
    }

    static void add(ScimConfigurationViewModel page, String domain) {
        page.domains().openForm();
        page.domains().nameProperty().set(domain);
        page.domains().add();
    }

    void refresh() {
        refresh(page);
    }

    static void refresh(ScimConfigurationViewModel page) {
        page.token().refresh(page.token().refreshQuestion().orElseThrow());
    }

    ScimConfiguration configuration() {
        return page.configurationProperty().get().orElseThrow();
    }

    TokenDetails token() {
        return configuration().token().orElseThrow();
    }

    EmailDomain domain(String name) {
        return page.domains().domains().stream().filter(domain -> domain.name().equals(name)).findFirst()
                .orElseThrow();
    }

    List<String> names() {
        return page.domains().domains().stream().map(EmailDomain::name).toList();
    }

    String notice() {
        return page.token().noticeProperty().get().map(Notice::text).orElse("");
    }

    /// The service writes down who uses a token a moment after the use.
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "did not happen in ten seconds");
        }
    }
}
