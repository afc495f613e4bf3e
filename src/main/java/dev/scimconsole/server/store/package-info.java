/// The data, behind one interface; the only place with SQL.
package dev.scimconsole.server.store;
