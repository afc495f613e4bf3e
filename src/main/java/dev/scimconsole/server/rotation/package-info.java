/// Rotations: whether the identity provider has picked up a new token, how regularly it calls, and what it
/// may have missed. Derived from what the store keeps, on each question anew.
package dev.scimconsole.server.rotation;
