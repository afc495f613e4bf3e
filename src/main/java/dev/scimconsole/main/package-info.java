/// The command line.
package dev.scimconsole.main;
