/// Tables of any length.
package dev.scimconsole.desktop.widgets.tables;
