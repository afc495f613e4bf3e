/// The words on the screen: one bundle, and how times and clients are named.
package dev.scimconsole.desktop.text;
