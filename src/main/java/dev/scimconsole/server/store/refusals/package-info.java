/// What was asked for and not done, and who may leave.
package dev.scimconsole.server.store.refusals;
