/// The JavaFX console.
package dev.scimconsole.desktop;
