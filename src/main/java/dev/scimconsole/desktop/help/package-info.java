/// Help: articles for administrators, as a page and in a window beside the page. The words of each article
/// stand in a file of its own, under `help/` beside the texts; the steps of identity providers in those of
/// the set-up guides.
package dev.scimconsole.desktop.help;
