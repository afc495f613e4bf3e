/// Questions in a window of their own.
package dev.scimconsole.desktop.widgets.dialogs;
