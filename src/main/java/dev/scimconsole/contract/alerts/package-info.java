/// What an organization's administrators are told about, and where.
package dev.scimconsole.contract.alerts;
