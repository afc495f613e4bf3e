/// Texts: that wrap, that are cut, that stand in a frame.
package dev.scimconsole.desktop.widgets.texts;
