/// Who calls the SCIM service: names the clients and tells them apart.
package dev.scimconsole.server.clients;
