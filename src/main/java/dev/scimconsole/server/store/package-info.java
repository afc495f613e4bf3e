/// The data, behind one door: a store is opened, and work on it sees the records of one transaction. They
/// stand by what is kept: `directory`, `configuration`, `access`, `activity`, `refusals`, `outbox`. What they
/// say in SQL goes through `sql`; `copy` copies whole stores. SQL stands here and below alone.
package dev.scimconsole.server.store;
