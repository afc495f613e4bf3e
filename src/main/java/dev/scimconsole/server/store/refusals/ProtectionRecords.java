package dev.scimconsole.server.store.refusals;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Users whom no identity provider can deactivate or delete. They are few, so that who has no part in it pays
/// nothing: on a store that one process writes to, a leaver costs no statement more.
public final class ProtectionRecords {

    private static final String ALL = "SELECT user_id FROM protected_user WHERE organization_id = ?";

    private final Sql sql;

    public ProtectionRecords(Sql sql) {
        this.sql = sql;
    }

    /// All of an organization, by their ids.
    public Set<String> all(String organizationId) {
        return sql.remembered(new Key(organizationId),
                () -> Optional.of(Set.copyOf(sql.list(ALL, row -> row.id(1), Id.of(organizationId)))))
                .orElseThrow();
    }

    /// Says that [#all] will be asked for.
    public void expect(String organizationId) {
        sql.expect(ALL, row -> row.id(1), Id.of(organizationId));
    }

    /// Which of these are protected.
    public Set<String> among(String organizationId, Collection<String> userIds) {
        Set<String> found = new HashSet<>(all(organizationId));
        found.retainAll(userIds);
        return found;
    }

    /// Protects a user, if there is such a user.
    ///
    /// @param by email of the administrator
    /// @return whether that user was not protected before
    public boolean protect(String organizationId, String userId, Instant at, String by) {
        return sql.changeConfiguration("""
                INSERT INTO protected_user (organization_id, user_id, protected_at, protected_by)
                SELECT r.organization_id, r.id, ?, ? FROM resource r
                WHERE r.organization_id = ? AND r.id = ? AND r.type = ?
                ON CONFLICT (organization_id, user_id) DO NOTHING""",
                at, by, Id.of(organizationId), Id.of(userId), ResourceType.USER) == 1;
    }

    /// Takes the protection away.
    ///
    /// @return whether that user was protected
    public boolean unprotect(String organizationId, String userId) {
        return sql.changeConfiguration("DELETE FROM protected_user WHERE organization_id = ? AND user_id = ?",
                Id.of(organizationId), Id.of(userId)) == 1;
    }

    private record Key(String organizationId) {}
}
