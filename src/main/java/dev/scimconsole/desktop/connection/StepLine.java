package dev.scimconsole.desktop.connection;

import dev.scimconsole.client.connection.Step;
import dev.scimconsole.client.connection.StepState;
import dev.scimconsole.desktop.text.Messages;
import java.time.Duration;
import java.util.Locale;

/// A step of the test, in words.
///
/// @param title   what it does
/// @param tone    `waiting`, `running`, `good`, `bad` or `quiet`
/// @param outcome how it ended: how long it took, that it failed, or why it was left out; may be empty
/// @param detail  a sentence; empty when there is none
/// @param spoken  all of it, for whoever can't see it
public record StepLine(String title, String tone, String outcome, String detail, String spoken) {

    static StepLine of(Step step, StepState state, Messages messages) {
        String title = messages.text("connection.step." + step.name().toLowerCase(Locale.ROOT));
        return switch (state) {
            case StepState.Waiting() -> new StepLine(title, "waiting", "", "", title);
            case StepState.Running() -> told(title, "running", messages.text("connection.running"), messages);
            case StepState.Passed(var took, var remark) -> told(title, "good",
                    messages.text("connection.milliseconds", milliseconds(took)),
                    remark.map(saying -> saying.in(messages.locale())).orElse(""), messages);
            case StepState.Failed(_, var finding) -> told(title, "bad", messages.text("connection.failed"),
                    finding.saying().in(messages.locale()), messages);
            case StepState.Skipped(var because) -> told(title, "quiet",
                    messages.text("connection.skipped", because.in(messages.locale())), messages);
        };
    }

    private static StepLine told(String title, String tone, String outcome, Messages messages) {
        return new StepLine(title, tone, outcome, "", messages.text("spoken.of", title, outcome));
    }

    private static StepLine told(String title, String tone, String outcome, String detail,
            Messages messages) {
        StepLine alone = told(title, tone, outcome, messages);
        return detail.isEmpty()
                ? alone
                : new StepLine(title, tone, outcome, detail,
                        messages.text("spoken.then", alone.spoken(), detail));
    }

    private static long milliseconds(Duration took) {
        return Math.max(1, took.toMillis());
    }
}
