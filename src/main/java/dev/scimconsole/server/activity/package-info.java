/// What happened: events, how they are searched, kept and written in the background, and who used which token
/// when.
package dev.scimconsole.server.activity;
