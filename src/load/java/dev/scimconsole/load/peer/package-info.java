/// The servers that ours is measured against: other libraries behind the same HTTP server, with their data
/// in memory. Each has a `main` and runs as a process of its own.
package dev.scimconsole.load.peer;
