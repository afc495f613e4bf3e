package dev.scimconsole.contract.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Events, newest first, as `GET /api/v1/events` answers them.
///
/// One request looks through a bounded number of events. So a page may hold fewer than asked for, or none,
/// and still have a cursor: the search goes on from there.
///
/// @param events     the newest first
/// @param nextCursor leads on to older events; empty when there are none
/// @param searchedTo how far back this page has looked, where there is more to look through
/// @param dropped    how many requests to the SCIM service are in no event, because they came faster than
///                   they could be kept
/// @param droppedAt  when that last happened
public record EventPage(
        List<Event> events,
        Optional<String> nextCursor,
        Optional<Instant> searchedTo,
        long dropped,
        Optional<Instant> droppedAt) {

    /// Copies the list.
    public EventPage {
        events = List.copyOf(events);
    }
}
