/// What a stranger may take of the server: connections, time, and refusals.
package dev.scimconsole.server.http.limits;
