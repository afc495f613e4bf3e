/// Test connection and Check a token: dialogs over the page with the token, so that it stays where it is.
package dev.scimconsole.desktop.connection;
