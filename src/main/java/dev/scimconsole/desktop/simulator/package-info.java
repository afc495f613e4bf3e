/// The identity provider simulator's window, in the offline demo only.
package dev.scimconsole.desktop.simulator;
