/// Bounds for what takes much memory.
package dev.scimconsole.server.memory;
