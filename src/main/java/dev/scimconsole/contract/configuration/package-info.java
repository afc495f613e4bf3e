/// The SCIM configuration of an organization: its email domains, its email invites and its one SCIM token.
package dev.scimconsole.contract.configuration;
