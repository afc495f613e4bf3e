/// What an administrator chooses of the console on this machine, and the window for it.
package dev.scimconsole.desktop.preferences;
