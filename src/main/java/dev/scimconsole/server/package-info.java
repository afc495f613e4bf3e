/// The service. Its door is the running server; knows no JavaFX.
package dev.scimconsole.server;
