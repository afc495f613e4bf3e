/// Set-up guides for identity providers, whose steps tick themselves. The words of each guide stand in a file
/// of its own, under `guides/` beside the texts.
package dev.scimconsole.desktop.guides;
