/// Who administers an organization: set-up, sign-in, sessions, roles and invites.
package dev.scimconsole.contract.access;
