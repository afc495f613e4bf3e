/// The custody of the record and the data: signed heads of the chain of audit events, backups, and what an
/// older copy of the data would bring back.
package dev.scimconsole.server.custody;
