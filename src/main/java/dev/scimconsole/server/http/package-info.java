/// The service's HTTP side: Jetty, the admin API's routes and the way to the SCIM service.
package dev.scimconsole.server.http;
