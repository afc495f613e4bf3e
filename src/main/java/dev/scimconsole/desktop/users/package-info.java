/// The users that the identity provider has provisioned.
package dev.scimconsole.desktop.users;
