/// The identity provider simulator: SCIM clients that call the real service as Okta, Entra ID
/// and authentik do.
/// Its door is [dev.scimconsole.demo.simulator.IdentityProviderSimulator].
package dev.scimconsole.demo.simulator;
