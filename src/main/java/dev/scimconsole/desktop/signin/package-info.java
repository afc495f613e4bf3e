/// Sign in, and set-up of a new server.
package dev.scimconsole.desktop.signin;
