/// The command palette: pages, actions, people and help by their names.
package dev.scimconsole.desktop.palette;
