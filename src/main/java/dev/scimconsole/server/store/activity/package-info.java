/// What happened: events, the chain of the audit record, what requests changed, and when clients came.
package dev.scimconsole.server.store.activity;
