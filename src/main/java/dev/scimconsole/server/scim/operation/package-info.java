/// What requests do, inside a transaction.
package dev.scimconsole.server.scim.operation;
