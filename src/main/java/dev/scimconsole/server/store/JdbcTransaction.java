package dev.scimconsole.server.store;

/// The records of one transaction.
final class JdbcTransaction implements Transaction {

    private final Sql sql;
    private final ResourceCounts counts;
    private final JdbcOrganizationRecords organizations;
    private final JdbcTokenRecords tokens;
    private final JdbcTokenUseRecords tokenUses;
    private final JdbcSyncRecords syncs;
    private final JdbcRotationRecords rotations;
    private final JdbcAdministratorRecords administrators;
    private final JdbcSessionRecords sessions;
    private final JdbcInviteRecords invites;
    private final JdbcResourceRecords resources;
    private final JdbcDirectoryRecords directory;
    private final JdbcMailRecords mails;
    private final JdbcEventRecords events;
    private final JdbcAuditHeadRecords auditHeads;

    /// @param counts takes what this transaction counts, and is written before it is committed
    JdbcTransaction(Sql sql, ResourceCounts counts) {
        this.sql = sql;
        this.counts = counts;
        organizations = new JdbcOrganizationRecords(sql);
        tokens = new JdbcTokenRecords(sql);
        tokenUses = new JdbcTokenUseRecords(sql);
        syncs = new JdbcSyncRecords(sql);
        rotations = new JdbcRotationRecords(sql);
        administrators = new JdbcAdministratorRecords(sql);
        sessions = new JdbcSessionRecords(sql);
        invites = new JdbcInviteRecords(sql);
        resources = new JdbcResourceRecords(sql, counts);
        directory = new JdbcDirectoryRecords(sql);
        mails = new JdbcMailRecords(sql);
        events = new JdbcEventRecords(sql);
        auditHeads = new JdbcAuditHeadRecords(sql);
    }

    /// Hands over what was put off and ends the use of the transaction; committing it is the caller's.
    ///
    /// @throws RuntimeException the error of the database, if the work swallowed one
    void finish() {
        if (sql.failure().isEmpty()) {
            resources.handOverCounts();
        }
        sql.end();
    }

    /// The same for a transaction that shares its commit with no other: what was counted is written.
    ///
    /// @throws RuntimeException the error of the database, if the work swallowed one
    void finishAlone() {
        if (sql.failure().isEmpty()) {
            resources.handOverCounts();
            counts.write(sql);
        }
        sql.end();
    }

    @Override
    public Expectations expectations() {
        return new Expectations(tokens, organizations, resources);
    }

    @Override
    public OrganizationRecords organizations() {
        return organizations;
    }

    @Override
    public TokenRecords tokens() {
        return tokens;
    }

    @Override
    public TokenUseRecords tokenUses() {
        return tokenUses;
    }

    @Override
    public SyncRecords syncs() {
        return syncs;
    }

    @Override
    public RotationRecords rotations() {
        return rotations;
    }

    @Override
    public AdministratorRecords administrators() {
        return administrators;
    }

    @Override
    public SessionRecords sessions() {
        return sessions;
    }

    @Override
    public InviteRecords invites() {
        return invites;
    }

    @Override
    public ResourceRecords resources() {
        return resources;
    }

    @Override
    public DirectoryRecords directory() {
        return directory;
    }

    @Override
    public MailRecords mails() {
        return mails;
    }

    @Override
    public EventRecords events() {
        return events;
    }

    @Override
    public AuditHeadRecords auditHeads() {
        return auditHeads;
    }
}
