/// TLS: the files of certificate and key, read again when they change, and the names that they hold.
package dev.scimconsole.server.http.tls;
