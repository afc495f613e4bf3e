package dev.scimconsole.server.http.routes;

import dev.scimconsole.contract.rotation.RotationUpdate;
import dev.scimconsole.server.rotation.Rotations;
import java.util.Optional;

/// What one stream of events tells of the rotation: how it stands at first, then whenever it has changed. It
/// costs more than an event does, so that it is looked at once a second at the most, and without an event
/// once a minute, since silence is no event. Another node may write down a use of the token a little later
/// than its event, so that a change is looked for once more.
final class RotationFeed {

    private static final int TURNS_BETWEEN_LOOKS = 2;
    private static final int TURNS_AFTER_AN_EVENT = 4;
    private static final int TURNS_WITHOUT_AN_EVENT = 120;

    private final Rotations rotations;
    private final String organizationId;
    private Optional<RotationUpdate> told = Optional.empty();
    private int sinceEvent = TURNS_AFTER_AN_EVENT;
    private int sinceLook = TURNS_WITHOUT_AN_EVENT;

    RotationFeed(Rotations rotations, String organizationId) {
        this.rotations = rotations;
        this.organizationId = organizationId;
    }

    /// What to tell at this turn of the stream, twice a second.
    ///
    /// @param happened whether there were events since the last turn
    /// @return empty when there is nothing new
    Optional<RotationUpdate> turn(boolean happened) {
        sinceEvent = happened ? 0 : sinceEvent + 1;
        sinceLook++;
        boolean due = sinceEvent <= TURNS_AFTER_AN_EVENT
                ? sinceLook >= TURNS_BETWEEN_LOOKS
                : sinceLook >= TURNS_WITHOUT_AN_EVENT;
        if (!due) {
            return Optional.empty();
        }
        sinceLook = 0;
        RotationUpdate now = rotations.update(organizationId);
        if (told.filter(now::repeats).isPresent()) {
            return Optional.empty();
        }
        told = Optional.of(now);
        return told;
    }
}
