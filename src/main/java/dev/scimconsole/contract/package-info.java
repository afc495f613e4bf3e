/// What crosses the wire between the console and the service. Depends on nothing but the JDK.
package dev.scimconsole.contract;
