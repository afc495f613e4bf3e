/// What administrators are told about: raised in the transactions of what they tell, delivered in the
/// background.
package dev.scimconsole.server.alerts;
