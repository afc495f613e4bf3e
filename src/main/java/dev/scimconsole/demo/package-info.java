/// The offline demo: a server for the desktop, and the identity provider simulator.
package dev.scimconsole.demo;
