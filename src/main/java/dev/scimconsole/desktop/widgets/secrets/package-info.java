/// What is shown once and can be copied.
package dev.scimconsole.desktop.widgets.secrets;
