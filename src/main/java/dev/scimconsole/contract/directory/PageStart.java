package dev.scimconsole.contract.directory;

import java.util.Optional;

/// Where a page of users or groups begins.
///
/// @param cursor   of the page before; empty for the first one
/// @param position how many stand before it, where there is no cursor; from 0
public record PageStart(Optional<String> cursor, long position) {

    /// The first page.
    public static final PageStart FIRST = new PageStart(Optional.empty(), 0);
}
