/// What the service and its clients say to people, in each language that there is.
package dev.scimconsole.wording;
