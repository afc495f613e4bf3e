/// What requests do: checked as far as possible before their transaction, the rest inside it.
package dev.scimconsole.server.scim.operation;
