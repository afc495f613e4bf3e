/// Values and rules for text that more than one room of the server speaks of, and that need none of them.
package dev.scimconsole.server.values;
