/// The console's connection to Microsoft Entra ID: what was chosen, and who is signed in.
package dev.scimconsole.desktop.microsoft;
