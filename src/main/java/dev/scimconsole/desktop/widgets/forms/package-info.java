/// What is filled in.
package dev.scimconsole.desktop.widgets.forms;
