/// What the identity provider asked for and the service did not do.
package dev.scimconsole.contract.refusals;
