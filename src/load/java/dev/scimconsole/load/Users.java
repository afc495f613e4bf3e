package dev.scimconsole.load;

import java.util.List;
import java.util.stream.Collectors;

/// The SCIM bodies that the servers get: a user with what an identity provider usually sends, about 900
/// bytes.
final class Users {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private Users() {}

    static String userName(int number) {
        return "user%07d@example.com".formatted(number);
    }

    static String user(int number) {
        return """
                {"schemas":["%s","%s"],"externalId":"00u%07d","userName":"%s","active":true,\
                "displayName":"Given%07d Family%07d","title":"Engineer","preferredLanguage":"en-US",\
                "name":{"formatted":"Given%07d Family%07d","familyName":"Family%07d","givenName":"Given%07d"},\
                "emails":[{"value":"%s","type":"work","primary":true}],\
                "phoneNumbers":[{"value":"+1 555 %07d","type":"work"}],\
                "addresses":[{"streetAddress":"%d Main Street","locality":"Springfield","region":"IL",\
                "postalCode":"62701","country":"US","type":"work"}],\
                "%s":{"employeeNumber":"%07d","department":"Department %d","costCenter":"%d",\
                "organization":"Example"}}"""
                .formatted(CORE, ENTERPRISE, number, userName(number), number,
                        number, number, number, number, number, userName(number), number, number, ENTERPRISE,
                        number,
                        number % 100, number % 1000);
    }

    static String setActive(boolean active) {
        return """
                {"schemas":["%s"],"Operations":[{"op":"replace","path":"active","value":%s}]}"""
                .formatted(PATCH, active);
    }

    static String group(String displayName, List<String> memberIds) {
        return """
                {"schemas":["%s"],"displayName":"%s","members":[%s]}""".formatted(GROUP, displayName,
                memberIds.stream().map("{\"value\":\"%s\"}"::formatted).collect(Collectors.joining(",")));
    }

    static String addMember(String id) {
        return """
                {"schemas":["%s"],"Operations":[{"op":"add","path":"members","value":[{"value":"%s"}]}]}"""
                .formatted(PATCH, id);
    }
}
