/// The admin API, as the desktop calls it.
package dev.scimconsole.client;
