/// Controls that more than one page uses.
package dev.scimconsole.desktop.widgets;
