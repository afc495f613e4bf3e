/// A simulated tenant of Microsoft Entra ID: its sign-in and as much of Microsoft Graph as it takes to put a
/// SCIM token into an application. Made from Microsoft's documentation; no live tenant was asked.
package dev.scimconsole.demo.entra;
