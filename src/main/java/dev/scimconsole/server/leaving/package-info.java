/// Safe leaving: who is never deactivated or deleted by an identity provider.
package dev.scimconsole.server.leaving;
