/// The form in which the contract's records cross the network, for both of its ends.
package dev.scimconsole.wire;
