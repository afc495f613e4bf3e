/// Lists as files to keep: their columns, as CSV or as lines of JSON.
package dev.scimconsole.server.http.export;
