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
public record StepLine(String title, String tone, String outcome, String detail) {

    static StepLine of(Step step, StepState state, Messages messages) {
        String title = messages.text("connection.step." + step.name().toLowerCase(Locale.ROOT));
        return switch (state) {
            case StepState.Waiting() -> new StepLine(title, "waiting", "", "");
            case StepState.Running() ->
                new StepLine(title, "running", messages.text("connection.running"), "");
            case StepState.Passed(var took, var remark) -> new StepLine(title, "good",
                    messages.text("connection.milliseconds", milliseconds(took)),
                    remark.map(saying -> saying.in(messages.locale())).orElse(""));
            case StepState.Failed(_, var finding) -> new StepLine(title, "bad",
                    messages.text("connection.failed"), finding.saying().in(messages.locale()));
            case StepState.Skipped(var because) -> new StepLine(title, "quiet",
                    messages.text("connection.skipped", because.in(messages.locale())), "");
        };
    }

    /// For whoever can't see it.
    String spoken() {
        return detail.isEmpty() ? title + ": " + outcome : title + ": " + outcome + ". " + detail;
    }

    private static long milliseconds(Duration took) {
        return Math.max(1, took.toMillis());
    }
}
