package dev.scimconsole.server.alerts;

import dev.scimconsole.contract.alerts.AlertKind;
import java.util.Arrays;
import java.util.Optional;

/// Says alerts to whoever has no console: by email, and in webhooks' messages.
public final class AlertTexts {

    private AlertTexts() {}

    /// A line that names it.
    ///
    /// @param kind by its name on the wire; `test` for a test
    public static String title(String kind, String subject) {
        return known(kind).map(one -> switch (one) {
            case DEACTIVATION_REFUSED -> "Deactivation refused: " + subject;
            case OLD_TOKEN_IN_USE -> "The old token is still in use: " + subject;
            case CLIENT_SILENT -> "No longer heard from: " + subject;
            case SECRET_ENDS -> "The SCIM token ends soon: " + subject;
            case LEAVER_WAVE -> "A wave of leavers: more than " + subject + " in ten minutes";
            case NEW_DEVICE -> "Sign-in from a new place: " + subject;
        }).orElse("Test, sent by " + subject);
    }

    /// What to do about it.
    public static String text(String kind) {
        return known(kind).map(one -> switch (one) {
            case DEACTIVATION_REFUSED ->
                "Your identity provider wanted to take this person's access, and the service refused. Refused changes in"
                        + " SCIM Console says why, and what cures it.";
            case OLD_TOKEN_IN_USE ->
                "The SCIM token was refreshed more than an hour ago, and this client still presents the old one. Nothing"
                        + " that it asks for is done until the new token is pasted there.";
            case CLIENT_SILENT ->
                "This client has not called for far longer than it usually does. Look in the identity provider whether"
                        + " provisioning runs.";
            case SECRET_ENDS ->
                "From then on every request of your identity provider is refused. Refresh the token in SCIM Console, and"
                        + " paste the new one there.";
            case LEAVER_WAVE ->
                "That many deactivations and deletions may be a mistake in the identity provider. Users and Refused changes"
                        + " in SCIM Console show who is affected.";
            case NEW_DEVICE ->
                "If that was not you, change the password and end the session under Admin Access.";
        }).orElse("Alerts of SCIM Console arrive here.");
    }

    private static Optional<AlertKind> known(String kind) {
        return Arrays.stream(AlertKind.values()).filter(one -> one.toString().equals(kind)).findFirst();
    }
}
