/// Where things stand on a page, and when they come to it.
package dev.scimconsole.desktop.widgets.layout;
