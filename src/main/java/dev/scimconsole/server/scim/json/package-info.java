/// JSON as it comes in and goes out.
package dev.scimconsole.server.scim.json;
