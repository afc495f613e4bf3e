package dev.scimconsole.client.graph;

/// A provisioning job of an application.
///
/// @param id     such as `scim.7f31…`
/// @param status how it stands
public record EntraJob(String id, Status status) {

    /// How a job stands (Microsoft Graph, "synchronizationStatus").
    public enum Status {
        /// It runs in cycles.
        ACTIVE,
        /// Somebody has stopped it, or never started it.
        PAUSED,
        /// Microsoft has slowed it down after failures.
        QUARANTINE,
        /// Anything else.
        OTHER
    }

    static Status status(String code) {
        return switch (code) {
            case "Active" -> Status.ACTIVE;
            case "Paused", "NotRun", "NotConfigured" -> Status.PAUSED;
            case "Quarantine" -> Status.QUARANTINE;
            default -> Status.OTHER;
        };
    }
}
