/// Colours, fonts and icons.
package dev.scimconsole.desktop.theme;
