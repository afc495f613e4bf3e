/// The way from this machine to a server: proxies, and the authorities whose certificates are trusted.
package dev.scimconsole.client.network;
