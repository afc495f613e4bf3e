/// What a page of the console is, and what it is given.
package dev.scimconsole.desktop.page;
