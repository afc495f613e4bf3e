/// Where a request comes from: the address behind proxies, the name by which the server was reached, and
/// whether a page of another server sent it.
package dev.scimconsole.server.http.origin;
