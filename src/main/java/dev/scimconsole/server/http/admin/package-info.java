/// The way of a request to the admin API: its route, who sends it and whether they may, its body, and what is
/// noted where it is refused.
package dev.scimconsole.server.http.admin;
