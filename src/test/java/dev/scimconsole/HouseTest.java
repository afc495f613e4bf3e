package dev.scimconsole;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.scimconsole.contract.configuration.ScimToken;
import org.junit.jupiter.api.Test;

/// The rooms of the house and the arrows between them.
class HouseTest {

    private static final String ROOT = "dev.scimconsole.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(ScimToken.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void arrowsPointDownwardsOnly() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("main").definedBy(ROOT + "main..")
                .layer("desktop").definedBy(ROOT + "desktop..")
                .layer("demo").definedBy(ROOT + "demo..")
                .layer("client").definedBy(ROOT + "client..")
                .layer("server").definedBy(ROOT + "server..")
                .layer("wire").definedBy(ROOT + "wire..")
                .layer("contract").definedBy(ROOT + "contract..")
                .withOptionalLayers(true)
                .whereLayer("main").mayNotBeAccessedByAnyLayer()
                .whereLayer("desktop").mayOnlyBeAccessedByLayers("main")
                .whereLayer("demo").mayOnlyBeAccessedByLayers("main", "desktop")
                .whereLayer("client").mayOnlyBeAccessedByLayers("main", "desktop")
                .whereLayer("server").mayOnlyBeAccessedByLayers("main", "demo")
                .whereLayer("wire").mayOnlyBeAccessedByLayers("client", "server")
                .check(CLASSES);
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
        noClasses().that().resideInAnyPackage(ROOT + "client", ROOT + "server.http", ROOT + "desktop..")
                .and().doNotHaveFullyQualifiedName(ROOT + "desktop.guides.JsonFile").should()
                .dependOnClassesThat().haveFullyQualifiedName("tools.jackson.databind.json.JsonMapper")
                .check(CLASSES);
    }

    @Test
    void theServerKnowsNoJavaFx() {
        noClasses().that().resideInAnyPackage(ROOT + "server..", ROOT + "client..", ROOT + "contract..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..")
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void theServersRoomsAreLayered() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("http").definedBy(ROOT + "server.http..")
                .layer("directory").definedBy(ROOT + "server.directory..")
                .layer("mail").definedBy(ROOT + "server.mail..")
                .layer("scim").definedBy(ROOT + "server.scim..")
                .layer("token").definedBy(ROOT + "server.token..")
                .layer("rotation").definedBy(ROOT + "server.rotation..")
                .layer("people").definedBy(ROOT + "server.people..")
                .layer("activity").definedBy(ROOT + "server.activity..")
                .layer("custody").definedBy(ROOT + "server.custody..")
                .layer("store").definedBy(ROOT + "server.store..")
                .withOptionalLayers(true)
                .whereLayer("http").mayNotBeAccessedByAnyLayer()
                .whereLayer("mail").mayNotBeAccessedByAnyLayer()
                .whereLayer("directory").mayOnlyBeAccessedByLayers("http")
                .whereLayer("scim").mayOnlyBeAccessedByLayers("http", "mail", "directory")
                .whereLayer("token").mayOnlyBeAccessedByLayers("http", "scim", "activity", "mail")
                .whereLayer("rotation").mayOnlyBeAccessedByLayers("http")
                .whereLayer("people").mayOnlyBeAccessedByLayers("http")
                .whereLayer("activity")
                .mayOnlyBeAccessedByLayers("http", "people", "token", "rotation", "directory")
                .whereLayer("custody").mayOnlyBeAccessedByLayers("http", "activity")
                .check(CLASSES);
    }

    @Test
    void sqlStandsInTheStoreAlone() {
        noClasses().that().resideOutsideOfPackage(ROOT + "server.store..").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..")
                .check(CLASSES);
    }

    @Test
    void onlyTheClientAndTheSimulatorCallOverHttp() {
        noClasses().that().resideOutsideOfPackages(ROOT + "client..", ROOT + "demo..").should()
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
                        "javafx.application..", "atlantafx..")
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void theContractsRoomsKnowNothingOfWhatAllMayAnswer() {
        slices().matching(ROOT + "contract.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses().that().resideInAPackage(ROOT + "contract.*..").should().dependOnClassesThat()
                .resideInAPackage(ROOT + "contract").check(CLASSES);
    }

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
