/// What the service keeps in memory of strangers, bounded so that nobody can fill it.
package dev.scimconsole.server.recent;
