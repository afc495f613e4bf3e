package dev.scimconsole.client.graph;

/// A step on the way of a new token into Microsoft Entra ID.
public enum InstallationStep {
    /// It is saved in the application.
    WRITE,
    /// Microsoft tries it.
    VALIDATE,
    /// The job leaves its quarantine, if it is in one.
    LIFT_QUARANTINE,
    /// One person is provisioned, if that was asked for.
    PROVISION_ONE
}
