package dev.scimconsole.server.store;

import dev.scimconsole.server.store.configuration.OrganizationRecords;
import dev.scimconsole.server.store.configuration.TokenRecords;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.store.refusals.LeaverRecords;
import dev.scimconsole.server.store.refusals.ProtectionRecords;
import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.stream.Stream;

/// What a piece of work will probably ask for, said before its first question. On a database behind a network
/// all of it is asked at once, on SQLite a user and its groups; what else the work asks, it asks as ever.
/// Nothing has to be said, and saying too much costs a little and changes nothing.
public final class Expectations {

    private final TokenRecords tokens;
    private final OrganizationRecords organizations;
    private final ResourceRecords resources;
    private final ProtectionRecords protections;
    private final LeaverRecords leavers;

    Expectations(TokenRecords tokens, OrganizationRecords organizations, ResourceRecords resources,
            ProtectionRecords protections, LeaverRecords leavers) {
        this.tokens = tokens;
        this.organizations = organizations;
        this.resources = resources;
        this.protections = protections;
        this.leavers = leavers;
    }

    /// [TokenRecords#findByHash].
    public void token(Sha256 sha256) {
        tokens.expect(sha256);
    }

    /// [OrganizationRecords#hasDomain].
    public void domain(String organizationId, String name) {
        organizations.expectDomain(organizationId, name);
    }

    /// [ResourceRecords#find], and for a user [ResourceRecords#groupsOf].
    public void resource(String organizationId, ResourceType type, String id) {
        resources.expect(organizationId, type, id);
    }

    /// The first page of [ResourceRecords#members].
    public void members(String organizationId, String groupId, int limit) {
        resources.expectMembers(organizationId, groupId, limit);
    }

    /// [ResourceRecords#addMembers] and [ResourceRecords#removeMembers] with these, once each: who of them is
    /// to come or to go is known beforehand then, and the change itself waits for the next one. They are
    /// held. Said after the group was, in a write transaction.
    ///
    /// @param memberIds looked at only where they can be asked beforehand, and only as many as are
    public void moves(String organizationId, String groupId, Stream<String> memberIds) {
        resources.expectMoves(organizationId, groupId, memberIds);
    }

    /// [ProtectionRecords#all], [LeaverRecords#rule] and [LeaverRecords#othersAtFirst], which are asked when
    /// somebody is to leave.
    ///
    /// @param told where a wave was told later than then, nobody is counted
    /// @param from who left before is not counted
    /// @param most counts no further
    public void leaver(String organizationId, String userId, Instant told, Instant from, int most) {
        protections.expect(organizationId);
        leavers.expect(organizationId, userId, told, from, most);
    }

    /// [ResourceRecords#page], and [ResourceRecords#groupsOf] of what it finds. Only for a search that
    /// an index answers and that finds few: it is run for each of the two.
    public void page(ResourceQuery query) {
        resources.expectPage(query);
    }
}
