/// What waits to be sent: emails and alerts.
package dev.scimconsole.server.store.outbox;
