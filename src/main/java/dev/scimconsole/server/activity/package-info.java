/// What happened: who used which token.
package dev.scimconsole.server.activity;
