/// What the identity provider asked for and did not get.
package dev.scimconsole.desktop.refusals;
