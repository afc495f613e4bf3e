/// Answers as they are written, and the memory that there is for all of them.
package dev.scimconsole.server.scim.answer;
