/// SQLite and PostgreSQL alike: one that has a database runs work on it, whose statements go through
/// [dev.scimconsole.server.store.sql.Sql]. How connections are kept, transactions begun, retried and
/// committed, and what differs between the two stands here and is seen nowhere else.
package dev.scimconsole.server.store.sql;
