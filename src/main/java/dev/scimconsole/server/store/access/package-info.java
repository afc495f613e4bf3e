/// Who may use the console: administrators, their sessions and invites, and accounts of programs.
package dev.scimconsole.server.store.access;
