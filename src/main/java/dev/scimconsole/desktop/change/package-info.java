/// Changes that pages ask the service for: one at a time, none sent twice, and the truth about those whose
/// answer was lost. Knows no scene graph.
package dev.scimconsole.desktop.change;
