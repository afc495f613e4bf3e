/// What goes on again and again beside the requests.
package dev.scimconsole.server.background;
