/// An organization and its SCIM configuration: domains, settings, tokens and the connections that issue them.
package dev.scimconsole.server.store.configuration;
