package dev.scimconsole.desktop.install;

import dev.scimconsole.client.graph.GraphFailure;
import dev.scimconsole.client.graph.InstallationState;
import dev.scimconsole.client.graph.InstallationStep;
import dev.scimconsole.desktop.rotation.RotationLine;
import dev.scimconsole.desktop.rotation.RotationLine.Tone;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.util.Locale;
import java.util.Optional;

/// Says the steps in words.
final class InstallWords {

    private final Messages messages;
    private final Moments moments;

    InstallWords(Messages messages, Moments moments) {
        this.messages = messages;
        this.moments = moments;
    }

    /// Why something failed and what to do about it.
    String why(GraphFailure failure) {
        String sentence = messages.text("install.why." + lower(failure.kind()));
        return failure.reference().isEmpty()
                ? sentence
                : messages.sentences(sentence, messages.text("install.reference", failure.reference()));
    }

    /// A step in a line; empty where it was not asked for.
    ///
    /// @param about the application, or the person
    Optional<RotationLine> line(InstallationStep step, InstallationState state, String about) {
        String name = lower(step);
        return switch (state) {
            case InstallationState.Waiting _ ->
                Optional.of(line(Tone.OPEN, messages.text("install.then"),
                        messages.text("install.next." + name, about)));
            case InstallationState.Running _ ->
                Optional.of(line(Tone.OPEN, messages.text("rotation.now"),
                        messages.text("install.now." + name, about)));
            case InstallationState.Pausing(var failure, var until) ->
                Optional.of(line(Tone.OPEN, messages.text("rotation.now"),
                        messages.sentences(messages.text("install.now." + name, about),
                                messages.text("install.pausing", moments.exactly(until), why(failure)))));
            case InstallationState.Done(var at) ->
                Optional.of(
                        line(Tone.GOOD, moments.exactly(at), messages.text("install.done." + name, about)));
            case InstallationState.NotNeeded(var at, var remark) -> switch (remark) {
                case IN_ORDER ->
                    Optional.of(line(Tone.GOOD, moments.exactly(at), messages.text("install.inOrder")));
                case JOB_PAUSED ->
                    Optional.of(line(Tone.BAD, moments.exactly(at), messages.text("install.jobPaused")));
                case NOT_ASKED -> Optional.empty();
            };
            case InstallationState.Failed(var at, var failure) ->
                Optional.of(line(Tone.BAD, moments.exactly(at), messages.text("install.failed", why(failure),
                        messages.text("install.left." + name, about))));
        };
    }

    private static RotationLine line(Tone tone, String time, String text) {
        return new RotationLine(tone, time, text, Optional.empty());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
