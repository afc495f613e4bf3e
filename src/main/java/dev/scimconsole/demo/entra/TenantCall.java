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
    OTHER;

    /// What a request asks for.
    static TenantCall of(String method, String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (!path.startsWith("/v1.0/")) {
            return switch (last) {
                case "authorize" -> AUTHORIZE;
                case "token" -> TOKEN;
                case "devicecode" -> DEVICE_CODE;
                case "keys" -> READ_KEYS;
                default -> OTHER;
            };
        }
        if (path.startsWith("/v1.0/users/")) {
            return FIND_PERSON;
        }
        return switch (last) {
            case "servicePrincipals" -> FIND_APPLICATIONS;
            case "jobs" -> LIST_JOBS;
            case "secrets" -> method.equals("PUT") ? WRITE_SECRETS : READ_SECRETS;
            case "validateCredentials" -> VALIDATE;
            case "restart" -> RESTART;
            case "schema" -> READ_SCHEMA;
            case "provisionOnDemand" -> PROVISION;
            default -> path.contains("/jobs/") ? READ_JOB : OTHER;
        };
    }
}
