/// The frame around the pages: top bar, navigation, breadcrumb, router.
package dev.scimconsole.desktop.shell;
