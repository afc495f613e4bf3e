package dev.scimconsole.server.alerts;

import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.wording.Saying;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Says alerts to whoever has no console: by email, and in webhooks' messages.
public final class AlertTexts {

    private AlertTexts() {}

    /// A line that names it.
    ///
    /// @param kind by its name on the wire; `test` for a test
    public static String title(String kind, String subject, Locale language) {
        return Saying.of(known(kind).map(one -> switch (one) {
            case DEACTIVATION_REFUSED -> "say.alert.title.refused";
            case OLD_TOKEN_IN_USE -> "say.alert.title.oldToken";
            case CLIENT_SILENT -> "say.alert.title.silent";
            case SECRET_ENDS -> "say.alert.title.ends";
            case CLIENT_SECRET_ENDS -> "say.alert.title.clientSecretEnds";
            case KEY_ENDS -> "say.alert.title.keyEnds";
            case LEAVER_WAVE -> "say.alert.title.wave";
            case NEW_DEVICE -> "say.alert.title.device";
        }).orElse("say.alert.title.test"), subject).in(language);
    }

    /// What to do about it.
    public static String text(String kind, Locale language) {
        return Saying.of(known(kind).map(one -> switch (one) {
            case DEACTIVATION_REFUSED -> "say.alert.text.refused";
            case OLD_TOKEN_IN_USE -> "say.alert.text.oldToken";
            case CLIENT_SILENT -> "say.alert.text.silent";
            case SECRET_ENDS -> "say.alert.text.ends";
            case CLIENT_SECRET_ENDS -> "say.alert.text.clientSecretEnds";
            case KEY_ENDS -> "say.alert.text.keyEnds";
            case LEAVER_WAVE -> "say.alert.text.wave";
            case NEW_DEVICE -> "say.alert.text.device";
        }).orElse("say.alert.text.test")).in(language);
    }

    private static Optional<AlertKind> known(String kind) {
        return Arrays.stream(AlertKind.values()).filter(one -> one.toString().equals(kind)).findFirst();
    }
}
