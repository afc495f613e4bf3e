/// Admin Access: administrators, their roles and sessions, invites of new ones, and one's own password.
package dev.scimconsole.desktop.access;
