package dev.scimconsole.contract.rotation;

import dev.scimconsole.contract.clients.ProvisioningClients;
import java.time.Instant;

/// How the rotation and the clients stand, as the stream of events tells it to whoever asks for it with
/// `?rotation=true`: at its beginning and whenever it has changed, at most once a second, in a message of the
/// type `rotation`. The message has no id.
///
/// @param rotation as `GET /api/v1/rotation` answers it
/// @param clients  as `GET /api/v1/provisioning-clients` answers it
public record RotationUpdate(Rotation rotation, ProvisioningClients clients) {

    /// Whether this tells nothing new after the other: all but the time of the answer is the same.
    public boolean repeats(RotationUpdate other) {
        return answeredAt(Instant.EPOCH).equals(other.answeredAt(Instant.EPOCH));
    }

    private RotationUpdate answeredAt(Instant time) {
        return new RotationUpdate(new Rotation(rotation.state(), time, rotation.refreshedAt(),
                rotation.refreshedBy(), rotation.tokenHint(), rotation.previousTokenHint(),
                rotation.interruption(), rotation.identityProvider(), rotation.clients(), rotation.refused()),
                new ProvisioningClients(time, clients.clients()));
    }
}
