/// What a route is: the call that it is given, and the answer that it gives.
package dev.scimconsole.server.http.call;
