/// Users and groups: as the SCIM service writes and searches them, and as an administrator looks through
/// them.
package dev.scimconsole.server.store.directory;
