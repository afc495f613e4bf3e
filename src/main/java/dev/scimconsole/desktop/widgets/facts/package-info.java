/// Facts of a thing, each of which can be copied.
package dev.scimconsole.desktop.widgets.facts;
