/// Files that a page writes.
package dev.scimconsole.desktop.export;
