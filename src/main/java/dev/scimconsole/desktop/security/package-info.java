/// Privacy & Security: what stands below it, as live facts.
package dev.scimconsole.desktop.security;
