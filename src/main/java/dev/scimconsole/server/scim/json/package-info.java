/// JSON as it comes in and goes out, and which texts and times in it can be kept.
package dev.scimconsole.server.scim.json;
