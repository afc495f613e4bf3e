/// What administrators are told about, and where.
package dev.scimconsole.desktop.alerts;
