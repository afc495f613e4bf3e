/// The users and groups that an identity provider has provisioned, as an administrator looks at them.
package dev.scimconsole.contract.directory;
