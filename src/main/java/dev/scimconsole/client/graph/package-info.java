/// Microsoft Entra ID: signing in to it in the system's browser, and putting the SCIM token into one of its
/// applications through Microsoft Graph. Asked by the console of whoever is signed in, never by the service.
package dev.scimconsole.client.graph;
