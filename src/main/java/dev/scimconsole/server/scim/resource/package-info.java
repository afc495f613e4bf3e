/// Resources between the wire and the store: ids, reading, stored text, rendering.
package dev.scimconsole.server.scim.resource;
