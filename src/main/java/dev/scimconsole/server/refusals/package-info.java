/// What clients asked for and did not get: read for administrators, and settled by them.
package dev.scimconsole.server.refusals;
