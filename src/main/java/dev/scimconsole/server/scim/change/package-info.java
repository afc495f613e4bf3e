/// What a change made of a user or group, as it is kept to be looked at.
package dev.scimconsole.server.scim.change;
