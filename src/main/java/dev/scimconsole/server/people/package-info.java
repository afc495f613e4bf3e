/// Administrators: set-up, passwords, sessions and roles.
package dev.scimconsole.server.people;
