/// What requests asked for and changed, of one user or group.
package dev.scimconsole.desktop.history;
