package dev.scimconsole.server.store.access;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;

/// The devices that administrators have signed in with, by hashes: of what names an installation, or of a
/// place on the network. They end with the administrator.
public final class DeviceRecords {

    private static final String OF_ONE = "organization_id = ? AND administrator_id = ?";

    private final Sql sql;

    public DeviceRecords(Sql sql) {
        this.sql = sql;
    }

    /// Whether any device of an administrator is known.
    public boolean areKnown(String organizationId, String administratorId) {
        return sql.first("SELECT 1 FROM sign_in_device WHERE " + OF_ONE + " LIMIT 1", row -> row.number(1),
                Id.of(organizationId), administratorId).isPresent();
    }

    /// Notes that an administrator uses a device.
    ///
    /// @return whether it was not known, on whatever node
    // Forwards only, as the use of sessions.
    public boolean note(String organizationId, String administratorId, Sha256 device, Instant at) {
        boolean added = sql.change("""
                INSERT INTO sign_in_device (organization_id, administrator_id, device, last_at)
                VALUES (?, ?, ?, ?) ON CONFLICT (organization_id, administrator_id, device) DO NOTHING""",
                Id.of(organizationId), administratorId, device, at) == 1;
        if (!added) {
            sql.change("UPDATE sign_in_device SET last_at = ? WHERE " + OF_ONE
                    + " AND device = ? AND last_at < ?", at, Id.of(organizationId), administratorId, device,
                    at);
        }
        return added;
    }

    /// Keeps the devices of an administrator that were used last, and forgets the others.
    ///
    /// @param most how many to keep
    /// @return how many were forgotten
    public int keepLatest(String organizationId, String administratorId, int most) {
        return sql.change("DELETE FROM sign_in_device WHERE " + OF_ONE
                + " AND device NOT IN (SELECT device FROM sign_in_device WHERE " + OF_ONE
                + " ORDER BY last_at DESC, device LIMIT ?)", Id.of(organizationId), administratorId,
                Id.of(organizationId),
                administratorId, most);
    }

    /// Forgets all devices of an administrator.
    ///
    /// @return how many there were
    public int forget(String organizationId, String administratorId) {
        return sql.change("DELETE FROM sign_in_device WHERE " + OF_ONE, Id.of(organizationId),
                administratorId);
    }

    /// Forgets all devices of all administrators of an organization.
    ///
    /// @return how many there were
    public int forgetAll(String organizationId) {
        return sql.change("DELETE FROM sign_in_device WHERE organization_id = ?", Id.of(organizationId));
    }
}
