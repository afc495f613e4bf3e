package dev.scimconsole.desktop.guides;

import dev.scimconsole.contract.connections.ConnectionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How one identity provider is set up, as its file tells it. In texts, `**` around words makes them bold.
///
/// @param id           names it
/// @param title        the provider, as people call it
/// @param client       the product behind the provider's requests, as
///                     [dev.scimconsole.contract.activity.EventOrigin] names it; empty where it is not known
///                     for certain by which name the provider calls; should it be the title, that is taken
///                     for it
/// @param keywords     words by which somebody may look for it in Help, beside those it has
/// @param warning      what to know before anything else
/// @param steps        in order; none where the provider can't be set up
/// @param ways         to let it in without the SCIM token; none where the provider knows nothing but a token
/// @param alternatives what can be done instead
/// @param mapping      which attribute becomes which
/// @param errors       what the provider may say when something is wrong
/// @param afterRefresh where a new token is pasted
/// @param resend       how to make the provider send again what was refused
public record Guide(String id, String title, Optional<String> client, List<String> keywords,
        Optional<String> warning, List<Step> steps, List<Way> ways, List<String> alternatives,
        Mapping mapping,
        List<KnownError> errors,
        Optional<AfterRefresh> afterRefresh, List<String> resend) {

    /// Copies the lists.
    public Guide {
        keywords = List.copyOf(keywords);
        steps = List.copyOf(steps);
        ways = List.copyOf(ways);
        alternatives = List.copyOf(alternatives);
        errors = List.copyOf(errors);
        resend = List.copyOf(resend);
    }

    /// The steps by a way.
    ///
    /// @param by empty for the SCIM token. The guide's own steps where it does not know the way.
    public List<Step> steps(Optional<ConnectionKind> by) {
        return by.flatMap(this::way).map(way -> {
            List<Step> all = new ArrayList<>();
            for (Step step : steps) {
                if (!way.replaces().contains(step.id())) {
                    all.add(step);
                } else if (step.id().equals(way.replaces().getFirst())) {
                    all.addAll(way.steps());
                }
            }
            return List.copyOf(all);
        }).orElse(steps);
    }

    /// The way of a kind; empty where the provider does not know it.
    public Optional<Way> way(ConnectionKind kind) {
        return ways.stream().filter(way -> way.kind() == kind).findFirst();
    }

    /// A way to let the provider in without the SCIM token.
    ///
    /// @param replaces which of the guide's steps are not taken; the first stands where the way's own are
    /// @param steps    its own
    public record Way(ConnectionKind kind, List<String> replaces, List<Step> steps) {

        /// Copies the lists.
        public Way {
            replaces = List.copyOf(replaces);
            steps = List.copyOf(steps);
        }
    }

    /// One step.
    ///
    /// @param id   names it within the guide
    /// @param text what to do
    /// @param note what else to know
    /// @param copy a value to copy into the provider, as [CopyValue#fill(String)] takes it
    /// @param tick the request whose arrival shows that the step is done
    public record Step(String id, String text, Optional<String> note, Optional<String> copy,
            Optional<TickRule> tick) {

        /// The same, where nothing shows whether it is done.
        public Step withoutTick() {
            return new Step(id, text, note, copy, Optional.empty());
        }
    }

    /// Which of the provider's attributes becomes which SCIM attribute.
    ///
    /// @param column the heading over the provider's attributes
    /// @param rows   the attributes
    /// @param note   what else to know
    public record Mapping(String column, List<Row> rows, Optional<String> note) {

        /// Copies the list.
        public Mapping {
            rows = List.copyOf(rows);
        }

        /// One attribute.
        ///
        /// @param from     the provider's attribute
        /// @param to       the SCIM attribute
        /// @param required whether provisioning does not work without
        public record Row(String from, String to, boolean required) {}
    }

    /// An error message of the provider.
    ///
    /// @param says  the message, or the part of it that does not change
    /// @param means what is wrong
    /// @param cure  what to do
    public record KnownError(String says, String means, String cure) {}

    /// Where a new token is pasted.
    ///
    /// @param step  the id of the step that does it
    /// @param where the way to the field, as one line
    public record AfterRefresh(String step, String where) {}
}
