/// Putting the new token into Microsoft Entra ID: the connection to it, the choice in the Refresh dialog, and
/// the steps.
package dev.scimconsole.desktop.install;
