/// Administrators: set-up, passwords, sessions, roles and invites.
package dev.scimconsole.server.people;
