package dev.scimconsole;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.http.origin.AddressRange;
import dev.scimconsole.server.http.routes.AdminRoutes;
import dev.scimconsole.server.http.tls.TlsFiles;
import dev.scimconsole.server.store.copy.StoreBackup;
import dev.scimconsole.server.store.copy.StoreCopy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The rooms of the house and the arrows between them.
class HouseTest {

    private static final String ROOT = "dev.scimconsole.";
    private static final Path TESTS = Path.of("src/test/java/dev/scimconsole");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(ScimToken.class.getProtectionDomain().getCodeSource().getLocation());

    private static final String[] RECORDS = Stream
            .of("directory", "configuration", "access", "activity", "refusals", "outbox")
            .map(room -> ROOT + "server.store." + room + "..").toArray(String[]::new);

    /// What each room knows of the others, and nothing else: an arrow that is gone must go from here too.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("main",
                    Set.of("client", "contract", "demo", "desktop", "server", "server.connections",
                            "server.custody",
                            "server.files",
                            "server.mail", "server.people", "server.store", "server.values", "wording")),
            entry("desktop", Set.of("client", "contract", "demo", "wording")),
            entry("demo", Set.of("contract", "server", "server.people", "wording")),
            entry("client", Set.of("contract", "wire", "wording")),
            entry("server",
                    Set.of("contract", "server.activity", "server.alerts", "server.connections",
                            "server.custody",
                            "server.directory",
                            "server.http", "server.leaving", "server.mail", "server.people", "server.problem",
                            "server.refusals",
                            "server.rotation",
                            "server.scim", "server.store", "server.token", "server.values")),
            entry("server.http", Set.of("contract", "server.activity", "server.alerts", "server.background",
                    "server.connections",
                    "server.directory", "server.leaving", "server.memory",
                    "server.people", "server.problem", "server.recent", "server.refusals", "server.rotation",
                    "server.scim",
                    "server.store", "server.token", "server.url", "server.values", "wire", "wording")),
            entry("server.connections",
                    Set.of("contract", "server.background", "server.clients", "server.outbound",
                            "server.problem",
                            "server.recent",
                            "server.store", "server.token", "server.url", "server.values")),
            entry("server.refusals", Set.of("contract", "server.activity", "server.clients", "server.problem",
                    "server.scim", "server.store", "server.token", "server.values")),
            entry("server.alerts",
                    Set.of("contract", "server.background", "server.outbound", "server.problem",
                            "server.store",
                            "server.token",
                            "server.values",
                            "wording")),
            entry("server.leaving",
                    Set.of("contract", "server.problem", "server.scim", "server.store", "server.token",
                            "server.values")),
            entry("server.directory", Set.of("contract", "server.clients", "server.problem", "server.scim",
                    "server.store", "server.values")),
            entry("server.mail",
                    Set.of("contract", "server.alerts", "server.background", "server.scim", "server.store",
                            "server.token", "server.values", "wording")),
            entry("server.scim",
                    Set.of("contract", "server.alerts", "server.memory", "server.store", "server.token",
                            "server.url",
                            "server.values")),
            entry("server.rotation",
                    Set.of("contract", "server.activity", "server.alerts", "server.clients", "server.store",
                            "server.token")),
            entry("server.activity",
                    Set.of("contract", "server.alerts", "server.background", "server.clients",
                            "server.custody",
                            "server.problem",
                            "server.recent",
                            "server.store", "server.token", "server.values")),
            entry("server.token", Set.of("contract", "server.clients", "server.problem", "server.store",
                    "server.values", "wording")),
            entry("server.people",
                    Set.of("contract", "server.alerts", "server.problem", "server.recent", "server.store",
                            "server.values")),
            entry("server.custody", Set.of("contract", "server.files", "server.store", "server.values")),
            entry("server.clients", Set.of("contract", "server.recent", "server.store", "server.values")),
            entry("server.background", Set.of("server.store")),
            entry("server.problem", Set.of("contract", "wording")),
            entry("server.values", Set.of("contract")),
            entry("server.store", Set.of("contract", "server.files", "server.values", "wording")),
            entry("wire", Set.of("contract")));

    @Test
    void theArrowsAreTheseAndNoOthers() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass one : CLASSES) {
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                String from = room(one);
                String to = room(dependency.getTargetClass().getBaseComponentType());
                if (!to.isEmpty() && !to.equals(from)) {
                    arrows.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
                }
            }
        }
        assertEquals(new TreeMap<>(ARROWS), arrows);
    }

    private static String room(JavaClass one) {
        if (!one.getPackageName().startsWith(ROOT)) {
            return "";
        }
        String[] names = one.getPackageName().substring(ROOT.length()).split("\\.", -1);
        return names[0].equals("server") && names.length > 1 ? names[0] + "." + names[1] : names[0];
    }

    @Test
    void theContractDependsOnNothing() {
        noClasses().that().resideInAPackage(ROOT + "contract..").should().dependOnClassesThat()
                .resideOutsideOfPackages("java..", ROOT + "contract..").check(CLASSES);
    }

    @Test
    void theWireDependsOnTheContractAlone() {
        noClasses().that().resideInAPackage(ROOT + "wire..").should().dependOnClassesThat()
                .resideOutsideOfPackages("java..", ROOT + "wire..", ROOT + "contract..", "tools.jackson..",
                        "com.fasterxml.jackson.annotation..")
                .check(CLASSES);
    }

    /// How a record is written must not be decided twice.
    @Test
    void onlyTheWireWritesAndReadsTheContractsRecords() {
        noClasses().that().resideInAnyPackage(ROOT + "client", ROOT + "server.http..", ROOT + "desktop..")
                .and().doNotHaveFullyQualifiedName(ROOT + "desktop.guides.JsonFile").should()
                .dependOnClassesThat().haveFullyQualifiedName("tools.jackson.databind.json.JsonMapper")
                .check(CLASSES);
    }

    @Test
    void theServerKnowsNoJavaFx() {
        noClasses().that().resideInAnyPackage(ROOT + "server..", ROOT + "client..", ROOT + "contract..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void theServersValuesAndFilesNeedNoRoom() {
        noClasses().that().resideInAPackage(ROOT + "server.values..").should().dependOnClassesThat()
                .resideOutsideOfPackages("java..", ROOT + "server.values..", ROOT + "contract..",
                        "com.fasterxml.uuid..")
                .check(CLASSES);
        noClasses().that().resideInAPackage(ROOT + "server.files..").should().dependOnClassesThat()
                .resideOutsideOfPackages("java..", ROOT + "server.files..", "org.slf4j..").check(CLASSES);
    }

    @Test
    void theStoreHasADoorAndFloors() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("door").definedBy(ROOT + "server.store")
                .layer("records").definedBy(RECORDS)
                .layer("copy").definedBy(ROOT + "server.store.copy..")
                .layer("sql").definedBy(ROOT + "server.store.sql..")
                .layer("failure").definedBy(ROOT + "server.store.failure..")
                .whereLayer("door").mayNotBeAccessedByAnyLayer()
                .whereLayer("records").mayOnlyBeAccessedByLayers("door")
                .whereLayer("copy").mayOnlyBeAccessedByLayers("door")
                .whereLayer("sql").mayOnlyBeAccessedByLayers("door", "records", "copy")
                .check(CLASSES);
    }

    @Test
    void othersSeeNothingOfTheStoreBehindItsDoor() {
        noClasses().that().resideOutsideOfPackage(ROOT + "server.store..").should().dependOnClassesThat()
                .resideInAPackage(ROOT + "server.store.sql..").check(CLASSES);
        noClasses().that().resideOutsideOfPackage(ROOT + "server.store..").should()
                .dependOnClassesThat(resideInAPackage(ROOT + "server.store.copy..")
                        .and(DescribedPredicate.not(belongToAnyOf(StoreCopy.class, StoreBackup.class))))
                .check(CLASSES);
    }

    @Test
    void othersSeeNothingOfHttpBehindItsDoor() {
        noClasses().that().resideOutsideOfPackage(ROOT + "server.http..").should()
                .dependOnClassesThat(resideInAPackage(ROOT + "server.http.*..")
                        .and(DescribedPredicate.not(
                                belongToAnyOf(AddressRange.class, TlsFiles.class, AdminRoutes.Doors.class))))
                .check(CLASSES);
    }

    @Test
    void sqlStandsInTheStoreAlone() {
        noClasses().that().resideOutsideOfPackages(ROOT + "server.store.sql", ROOT + "server.store.copy")
                .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
        noClasses().that().resideOutsideOfPackage(ROOT + "server.store.sql").should().dependOnClassesThat()
                .resideInAnyPackage("org.sqlite..", "org.postgresql..", "com.zaxxer..").check(CLASSES);
    }

    @Test
    void onlyTheClientTheSimulatorWebhooksAndReadersOfKeysCallOverHttp() {
        noClasses().that().resideOutsideOfPackages(ROOT + "client..", ROOT + "demo..")
                .and()
                .haveNameNotMatching(
                        ".*\\.server\\.(alerts\\.Webhook(Call|Addresses)|connections\\.KeySets|outbound\\.OutboundHttp)(\\$.*)?")
                .should()
                .dependOnClassesThat().resideInAPackage("okhttp3..").check(CLASSES);
    }

    @Test
    void onlyOneClassKnowsTheMailLibrary() {
        noClasses().that().doNotHaveSimpleName("SmtpConnection").and().doNotHaveSimpleName("NamedMessage")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "jakarta.activation..", "org.eclipse.angus..")
                .check(CLASSES);
    }

    @Test
    void viewModelsKnowNoSceneGraph() {
        noClasses().that().resideInAPackage(ROOT + "desktop..").and().haveSimpleNameEndingWith("ViewModel")
                .should().dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..",
                        "javafx.application..", "org.controlsfx..", "atlantafx..")
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void theContractsRoomsKnowNothingOfWhatAllMayAnswer() {
        slices().matching(ROOT + "contract.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses().that().resideInAPackage(ROOT + "contract.*..").should().dependOnClassesThat()
                .resideInAPackage(ROOT + "contract").check(CLASSES);
    }

    /// Rooms, and every package beside, above and below another.
    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /// Who reads a name must not have to look which of two it is.
    @Test
    void noNameStandsInTwoRooms() {
        Map<String, Set<String>> byName = new TreeMap<>();
        CLASSES.stream().filter(JavaClass::isTopLevelClass)
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .forEach(one -> byName.computeIfAbsent(one.getSimpleName(), _ -> new TreeSet<>())
                        .add(one.getPackageName()));
        byName.values().removeIf(rooms -> rooms.size() == 1);
        assertEquals(Map.of(), byName);
    }

    /// So that a build can be told to run the tests of one room.
    @Test
    void everyTestIsTaggedWithItsRooms() throws IOException {
        for (Path test : tests()) {
            String text = Files.readString(TESTS.resolve(test));
            String room = test.getParent().toString().replace(File.separatorChar, '.');
            while (!room.isEmpty()) {
                assertTrue(text.contains("\n@Tag(\"" + room + "\")\n"), test + " lacks the tag " + room);
                room = room.substring(0, Math.max(0, room.lastIndexOf('.')));
            }
        }
    }

    /// There is one screen, and other tests run beside each other.
    @Test
    void whoeverUsesTheScreenSaysSo() throws IOException {
        for (Path test : tests()) {
            assertFalse(Files.readString(TESTS.resolve(test)).contains("ApplicationExtension"),
                    test + " is not @OnScreen");
        }
    }

    /// The formatter breaks neither comments nor texts.
    @Test
    void noLineIsWiderThanTheFormatterMakesThem() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path source : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                List<String> wide = Files.readAllLines(source).stream()
                        .filter(line -> line.codePointCount(0, line.length()) > 110).toList();
                assertEquals(List.of(), wide, source.toString());
            }
        }
    }

    /// The sources of the tests of rooms, below the package of all.
    private static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> tests = files.map(TESTS::relativize)
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> file.getParent() != null && !file.endsWith("ScimTest.java")).toList();
            assertTrue(tests.size() > 100);
            return tests;
        }
    }
}
