/// Work away from the JavaFX thread, and time. Knows no scene graph, so that view models are tested without a
/// toolkit.
package dev.scimconsole.desktop.task;
