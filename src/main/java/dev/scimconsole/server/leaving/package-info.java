/// Safe leaving: who is never deactivated or deleted by an identity provider, and how many may be at once.
package dev.scimconsole.server.leaving;
