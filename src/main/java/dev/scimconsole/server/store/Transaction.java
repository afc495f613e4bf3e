package dev.scimconsole.server.store;

import dev.scimconsole.server.store.access.AdministratorRecords;
import dev.scimconsole.server.store.access.AutomationRecords;
import dev.scimconsole.server.store.access.DeviceRecords;
import dev.scimconsole.server.store.access.InviteRecords;
import dev.scimconsole.server.store.access.SessionRecords;
import dev.scimconsole.server.store.activity.AuditHeadRecords;
import dev.scimconsole.server.store.activity.ChangeRecords;
import dev.scimconsole.server.store.activity.EventRecords;
import dev.scimconsole.server.store.activity.NotKeptRecords;
import dev.scimconsole.server.store.activity.RotationRecords;
import dev.scimconsole.server.store.activity.SyncRecords;
import dev.scimconsole.server.store.configuration.AccessTokenRecords;
import dev.scimconsole.server.store.configuration.ConnectionRecords;
import dev.scimconsole.server.store.configuration.OrganizationRecords;
import dev.scimconsole.server.store.configuration.TokenRecords;
import dev.scimconsole.server.store.configuration.TokenUseRecords;
import dev.scimconsole.server.store.directory.DirectoryRecords;
import dev.scimconsole.server.store.directory.PageEnds;
import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.store.outbox.AlertRecords;
import dev.scimconsole.server.store.outbox.MailRecords;
import dev.scimconsole.server.store.refusals.LeaverRecords;
import dev.scimconsole.server.store.refusals.ProtectionRecords;
import dev.scimconsole.server.store.refusals.RefusalRecords;
import dev.scimconsole.server.store.sql.Sql;

/// One transaction's view of the data. Valid only inside the work it was given to, on that thread.
/// In a read transaction every method that changes data throws.
///
/// After a [TakenException] or another error of the database the transaction can only end: the work lets the
/// exception out, or the store throws it once the work returns.
///
/// Times are kept to the millisecond. Text with U+0000 or half a surrogate pair is refused as an
/// [IllegalArgumentException] where it would be stored, and found nowhere.
public final class Transaction {

    private final OrganizationRecords organizations;
    private final TokenRecords tokens;
    private final ConnectionRecords connections;
    private final AccessTokenRecords accessTokens;
    private final TokenUseRecords tokenUses;
    private final SyncRecords syncs;
    private final RotationRecords rotations;
    private final AdministratorRecords administrators;
    private final SessionRecords sessions;
    private final DeviceRecords devices;
    private final InviteRecords invites;
    private final AutomationRecords automations;
    private final ResourceRecords resources;
    private final DirectoryRecords directory;
    private final MailRecords mails;
    private final EventRecords events;
    private final AuditHeadRecords auditHeads;
    private final RefusalRecords refusals;
    private final ChangeRecords resourceChanges;
    private final NotKeptRecords notKept;
    private final ProtectionRecords protections;
    private final LeaverRecords leavers;
    private final AlertRecords alerts;

    /// @param pageEnds of the store
    /// @param changes  takes what this transaction changes of them
    Transaction(Sql sql, PageEnds pageEnds, PageEnds.Changes changes) {
        organizations = new OrganizationRecords(sql);
        tokens = new TokenRecords(sql);
        connections = new ConnectionRecords(sql);
        accessTokens = new AccessTokenRecords(sql);
        tokenUses = new TokenUseRecords(sql);
        syncs = new SyncRecords(sql);
        rotations = new RotationRecords(sql);
        administrators = new AdministratorRecords(sql);
        sessions = new SessionRecords(sql);
        devices = new DeviceRecords(sql);
        invites = new InviteRecords(sql);
        automations = new AutomationRecords(sql);
        resources = new ResourceRecords(sql, pageEnds, changes);
        directory = new DirectoryRecords(sql);
        mails = new MailRecords(sql);
        events = new EventRecords(sql);
        auditHeads = new AuditHeadRecords(sql);
        refusals = new RefusalRecords(sql);
        resourceChanges = new ChangeRecords(sql);
        notKept = new NotKeptRecords(sql);
        protections = new ProtectionRecords(sql);
        leavers = new LeaverRecords(sql);
        alerts = new AlertRecords(sql);
    }

    /// To be told what the work will ask for, before it asks.
    public Expectations expectations() {
        return new Expectations(tokens, organizations, resources, protections, leavers);
    }

    /// Organizations and the settings of their SCIM configuration.
    public OrganizationRecords organizations() {
        return organizations;
    }

    /// SCIM tokens, by their hashes.
    public TokenRecords tokens() {
        return tokens;
    }

    /// Connections and their secrets.
    public ConnectionRecords connections() {
        return connections;
    }

    /// Access tokens of connections, by their hashes.
    public AccessTokenRecords accessTokens() {
        return accessTokens;
    }

    /// Who used the tokens, and whose requests were refused.
    public TokenUseRecords tokenUses() {
        return tokenUses;
    }

    /// When the clients' latest syncs began.
    public SyncRecords syncs() {
        return syncs;
    }

    /// What events and resources tell of a time in which the SCIM token was not in use.
    public RotationRecords rotations() {
        return rotations;
    }

    /// Administrators.
    public AdministratorRecords administrators() {
        return administrators;
    }

    /// Administrators' sessions and the setup code.
    public SessionRecords sessions() {
        return sessions;
    }

    /// What administrators sign in with.
    public DeviceRecords devices() {
        return devices;
    }

    /// Invites of administrators.
    public InviteRecords invites() {
        return invites;
    }

    /// Accounts of programs.
    public AutomationRecords automations() {
        return automations;
    }

    /// SCIM resources: users, groups and memberships.
    public ResourceRecords resources() {
        return resources;
    }

    /// Users and groups as an administrator looks through them.
    public DirectoryRecords directory() {
        return directory;
    }

    /// Emails that wait to be sent.
    public MailRecords mails() {
        return mails;
    }

    /// What happened: audit events and requests.
    public EventRecords events() {
        return events;
    }

    /// What was asked for and not done.
    public RefusalRecords refusals() {
        return refusals;
    }

    /// Whom no identity provider can deactivate or delete.
    public ProtectionRecords protections() {
        return protections;
    }

    /// Who left lately, and whether more may.
    public LeaverRecords leavers() {
        return leavers;
    }

    /// What administrators are told about, and where.
    public AlertRecords alerts() {
        return alerts;
    }

    /// What clients send and this service does not keep.
    public NotKeptRecords notKept() {
        return notKept;
    }

    /// What requests asked for and changed.
    public ChangeRecords resourceChanges() {
        return resourceChanges;
    }

    /// Signed heads of the chains of audit events.
    public AuditHeadRecords auditHeads() {
        return auditHeads;
    }
}
