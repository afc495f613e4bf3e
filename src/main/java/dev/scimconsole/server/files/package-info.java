/// Files that nobody but their owner may read.
package dev.scimconsole.server.files;
