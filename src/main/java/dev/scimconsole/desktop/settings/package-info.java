/// What the console remembers between two starts; never a token.
package dev.scimconsole.desktop.settings;
