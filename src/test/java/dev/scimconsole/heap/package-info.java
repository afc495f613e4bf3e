/// Looks into the heap of a running program for what must not be there.
package dev.scimconsole.heap;
