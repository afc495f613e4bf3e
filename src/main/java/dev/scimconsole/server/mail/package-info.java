/// Emails: invites to users whose account is created, and reminders of the end of a SCIM token's life. They
/// wait in the store and are sent in the background, so that no request waits for them or fails with them.
package dev.scimconsole.server.mail;
