/// SCIM Configuration: email domains, email invites, the SCIM token.
package dev.scimconsole.desktop.configuration;
