/// What identity providers call: the SCIM service, and where their access tokens are to be had.
package dev.scimconsole.server.http.provider;
