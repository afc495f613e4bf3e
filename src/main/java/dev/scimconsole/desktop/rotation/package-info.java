/// The rotation monitor: whether the identity provider has picked up the new token, who is left behind, what
/// may have been missed, and who has gone silent.
package dev.scimconsole.desktop.rotation;
