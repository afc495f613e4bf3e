/// Tests the way to a SCIM service step by step, as an identity provider would go it. These calls go to a
/// SCIM base URL with a SCIM token, from the administrator's own machine; they are not the admin API, which
/// the package above calls.
package dev.scimconsole.client.connection;
