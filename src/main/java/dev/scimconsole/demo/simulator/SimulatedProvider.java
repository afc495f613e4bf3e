package dev.scimconsole.demo.simulator;

/// Whose way of speaking SCIM the simulator takes on.
public enum SimulatedProvider {
    /// Okta: whole-user `PUT`, `PATCH` without a path to deactivate, pages of 100.
    OKTA("Okta", "Okta SCIM Client 1.0.0"),
    /// Microsoft Entra ID: look-up by filter, `PATCH` with capitalised operations. Microsoft doesn't publish
    /// its provisioning service's user agent; this one is ours.
    ENTRA_ID("Microsoft Entra ID", "Microsoft-Entra-ID-Provisioning/1.0"),
    /// authentik: asks what the service supports, `PUT`s whole users, `PATCH`es whole groups without a path.
    /// Its user agent is its name and version, as its source has it.
    AUTHENTIK("authentik", "authentik@2026.5.3");

    private final String displayName;
    private final String userAgent;

    SimulatedProvider(String displayName, String userAgent) {
        this.displayName = displayName;
        this.userAgent = userAgent;
    }

    /// The name that people read.
    public String displayName() {
        return displayName;
    }

    /// The `User-Agent` header it sends.
    public String userAgent() {
        return userAgent;
    }
}
