/// Events as they happen, for every page that follows them. Knows no scene graph.
package dev.scimconsole.desktop.live;
