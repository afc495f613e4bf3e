package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.server.store.configuration.OrganizationRecords.EmailDomainRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whose users an organization accepts: a rule of the product, none of the RFC.
@Tag("server")
@Tag("server.scim")
class DomainRuleTest extends ScimTest {

    private Answer create(String userName, String more) {
        return post("/Users",
                "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"" + userName + "\"" + more
                        + "}");
    }

    @Test
    void theUserNameDecidesIfItIsAnAddress() {
        create("a@example.com", "").is(201);
        create("b@EXAMPLE.com", ", \"emails\": [{\"value\": \"b@elsewhere.org\"}]").is(201);
        create("c@elsewhere.org", ", \"emails\": [{\"value\": \"c@example.com\"}]").isError(400,
                "invalidValue", "userName", "elsewhere.org");
        create("d@sub.example.com", "").isError(400, "invalidValue", "sub.example.com");
        create("e_gmail.com#EXT#@example.com", "").is(201);
    }

    @Test
    void elseThePrimaryOrFirstEmailDecides() {
        create("a", ", \"emails\": [{\"value\": \"a@example.com\"}, {\"value\": \"a@elsewhere.org\"}]")
                .is(201);
        create("b", ", \"emails\": [{\"value\": \"b@elsewhere.org\"}, {\"value\": \"b@example.com\", "
                + "\"primary\": true}]").is(201);
        create("c", ", \"emails\": [{\"value\": \"c@example.com\"}, {\"value\": \"c@elsewhere.org\", "
                + "\"primary\": true}]").isError(400, "invalidValue", "emails.value", "elsewhere.org");
    }

    @Test
    void withoutAnAddressAUserIsAccepted() {
        create("a", "").is(201);
        create("@", "").is(201);
        create("b@", "").is(201);
    }

    @Test
    void namesInOtherScriptsAreComparedInAscii() {
        store.write(transaction -> {
            transaction.organizations().insertDomain(organizationId,
                    new EmailDomainRecord("xn--mller-kva.example", SET_UP, "admin@example.com"));
            return null;
        });
        create("a@Müller.example", "").is(201);
        create("b@xn--mller-kva.example", "").is(201);
        create("c@mueller.example", "").isError(400, "invalidValue", "mueller.example");
    }

    @Test
    void changesOfTheAddressAreChecked() {
        String id = create("a@example.com", "").id();
        patchOps("/Users/" + id, "{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"a@b.org\"}")
                .isError(400, "invalidValue", "b.org");
        put("/Users/" + id, "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"a@b.org\"}").isError(400,
                "invalidValue", "b.org");
        assertEquals("a@example.com", get("/Users/" + id).json().get("userName").stringValue());
    }

    @Test
    void otherChangesGoOnWhenTheDomainWasRemoved() {
        String id = create("a@example.com", "").id();
        store.write(transaction -> transaction.organizations().deleteDomain(organizationId, "example.com"));
        patchOps("/Users/" + id,
                "{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"b@example.com\"}")
                .isError(400, "invalidValue", "example.com");
        patchOps("/Users/" + id, "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}").is(200);
        patchOps("/Users/" + id,
                "{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"b@example.com\"}").is(200);
    }
}
