/// What a store says when it can't do what it was asked for.
package dev.scimconsole.server.store.failure;
