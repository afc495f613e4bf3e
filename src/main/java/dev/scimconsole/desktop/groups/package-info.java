/// The groups that the identity provider has provisioned.
package dev.scimconsole.desktop.groups;
