/// What is said to the reader, on the screen and aloud.
package dev.scimconsole.desktop.widgets.notices;
