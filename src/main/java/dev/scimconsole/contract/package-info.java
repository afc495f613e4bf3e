/// What crosses the wire between the console and the service, a room for each part of it. Here stands what
/// every part may answer. Depends on nothing but the JDK.
package dev.scimconsole.contract;
