/// Bodies on their way in and out: within the memory that there is for all of them, unpacked, each within its
/// time.
package dev.scimconsole.server.http.body;
