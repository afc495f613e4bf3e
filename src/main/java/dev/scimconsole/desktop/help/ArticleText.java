package dev.scimconsole.desktop.help;

import dev.scimconsole.desktop.guides.CopyValue;
import dev.scimconsole.desktop.guides.Guide;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.help.Article.Case;
import dev.scimconsole.desktop.help.Article.GuidePart;
import dev.scimconsole.desktop.help.Article.Section;
import dev.scimconsole.desktop.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says an article in plain text: to search in, and to copy into a mail or a ticket.
final class ArticleText {

    private final Guides guides;
    private final Messages messages;

    ArticleText(Guides guides, Messages messages) {
        this.guides = guides;
        this.messages = messages;
    }

    /// The whole article.
    ///
    /// @param baseUrl the SCIM base URL; left out while it is empty
    String of(Article article, String baseUrl) {
        List<String> lines = new ArrayList<>(List.of(article.title(), "", article.summary()));
        for (Section section : article.sections()) {
            lines.add("");
            section.title().ifPresent(lines::add);
            warning(section).ifPresent(lines::add);
            lines.addAll(section.text());
            List<Guide.Step> steps = steps(article, section);
            for (int i = 0; i < steps.size(); i++) {
                Guide.Step step = steps.get(i);
                lines.add(i + 1 + ". " + step.text());
                step.copy().map(value -> CopyValue.of(baseUrl).fill(value))
                        .filter(value -> !value.isEmpty()).ifPresent(value -> lines.add("   " + value));
                step.note().ifPresent(note -> lines.add("   " + note));
            }
            points(section).forEach(point -> lines.add("• " + point));
            mapping(section).ifPresent(mapping -> mapping.rows()
                    .forEach(row -> lines.add(row.from() + " → " + row.to())));
            errors(section).forEach(known -> add(lines, known));
        }
        return String.join("\n", lines).replace("**", "");
    }

    /// The steps of a section, its own or a guide's.
    List<Guide.Step> steps(Article article, Section section) {
        List<Guide.Step> own = new ArrayList<>();
        for (Article.Step step : section.steps()) {
            own.add(new Guide.Step(article.id() + "-" + (own.size() + 1), step.text(), step.note(),
                    step.copy(), Optional.empty()));
        }
        guide(section, GuidePart.Part.STEPS).ifPresent(
                guide -> guide.steps().forEach(step -> own.add(step.withoutTick())));
        return own;
    }

    /// What a section must warn of.
    Optional<String> warning(Section section) {
        return section.warning().or(() -> guide(section, GuidePart.Part.STEPS).flatMap(Guide::warning));
    }

    /// The list of a section, its own or a guide's.
    List<String> points(Section section) {
        List<String> points = new ArrayList<>(section.points());
        guide(section, GuidePart.Part.STEPS).ifPresent(guide -> points.addAll(guide.alternatives()));
        guide(section, GuidePart.Part.RESEND).ifPresent(guide -> points.addAll(guide.resend()));
        guide(section, GuidePart.Part.TOKEN).flatMap(Guide::afterRefresh).map(Guide.AfterRefresh::where)
                .ifPresent(points::add);
        return points;
    }

    /// The attributes that a section shows.
    Optional<Guide.Mapping> mapping(Section section) {
        return guide(section, GuidePart.Part.MAPPING).map(Guide::mapping);
    }

    /// The errors of a guide that a section shows.
    List<Guide.KnownError> errors(Section section) {
        List<Guide.KnownError> all = new ArrayList<>(section.cases().stream().map(this::known).toList());
        guide(section, GuidePart.Part.ERRORS).ifPresent(guide -> all.addAll(guide.errors()));
        return all;
    }

    /// A case, with the console's own words where it names them.
    private Guide.KnownError known(Case one) {
        return new Guide.KnownError(one.message().map(messages::text).or(one::says).orElseThrow(),
                one.means(), one.cure());
    }

    private void add(List<String> lines, Guide.KnownError known) {
        lines.add(messages.text("guides.says", known.says()));
        lines.add("   " + known.means());
        lines.add("   " + known.cure());
    }

    private Optional<Guide> guide(Section section, GuidePart.Part part) {
        return section.guide().filter(wanted -> wanted.part() == part)
                .map(wanted -> guides.find(wanted.id()).orElseThrow());
    }
}
