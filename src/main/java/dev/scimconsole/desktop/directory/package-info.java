/// What the pages of users and of groups have in common.
package dev.scimconsole.desktop.directory;
