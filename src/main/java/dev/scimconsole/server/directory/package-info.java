/// Users and groups as an administrator sees them.
package dev.scimconsole.server.directory;
