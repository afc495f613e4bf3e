/// Tells an administrator something that must not be missed while the window is behind others.
package dev.scimconsole.desktop.attention;
