/// Connections beside the SCIM token, as administrators see and change them.
package dev.scimconsole.desktop.connections;
