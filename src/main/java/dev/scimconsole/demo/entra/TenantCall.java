package dev.scimconsole.demo.entra;

/// What a tenant is asked for, as faults and the log name it.
public enum TenantCall {
    /// `GET /authorize`.
    AUTHORIZE,
    /// `POST /token`.
    TOKEN,
    /// `POST /devicecode`.
    DEVICE_CODE,
    /// `GET …/discovery/v2.0/keys`.
    READ_KEYS,
    /// `GET /servicePrincipals`.
    FIND_APPLICATIONS,
    /// `GET …/synchronization/jobs`.
    LIST_JOBS,
    /// `GET …/jobs/{id}`.
    READ_JOB,
    /// `GET …/synchronization/secrets`.
    READ_SECRETS,
    /// `PUT …/synchronization/secrets`.
    WRITE_SECRETS,
    /// `POST …/jobs/{id}/validateCredentials`.
    VALIDATE,
    /// `POST …/jobs/{id}/restart`.
    RESTART,
    /// `GET …/jobs/{id}/schema`.
    READ_SCHEMA,
    /// `POST …/jobs/{id}/provisionOnDemand`.
    PROVISION,
    /// `GET /users/{name}`.
    FIND_PERSON,
    /// Anything else.
    OTHER
}
