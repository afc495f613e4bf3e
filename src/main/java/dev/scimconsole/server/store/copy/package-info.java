/// Whole stores: copied into another database, backed up into a file, and brought back.
package dev.scimconsole.server.store.copy;
