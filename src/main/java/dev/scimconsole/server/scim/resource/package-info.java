/// Resources between the wire and the store: reading, stored text, rendering.
package dev.scimconsole.server.scim.resource;
