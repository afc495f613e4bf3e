/// What is passed over of a request, and by which rule.
package dev.scimconsole.server.scim.tolerance;
