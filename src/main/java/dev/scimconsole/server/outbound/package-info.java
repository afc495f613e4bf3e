/// How this server calls others: by which client, and to which addresses.
package dev.scimconsole.server.outbound;
