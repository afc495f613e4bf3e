/// The identity provider simulator: an Okta-like and an Entra-like SCIM client that call the real service.
/// Its door is [dev.scimconsole.demo.simulator.IdentityProviderSimulator].
package dev.scimconsole.demo.simulator;
