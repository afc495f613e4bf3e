/// What becomes of a refresh of the SCIM token: who has picked the new one up, and what was missed until
/// then.
package dev.scimconsole.contract.rotation;
