package dev.scimconsole.desktop.help;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One article, as its file tells it. In texts, `**` around words makes them bold.
///
/// @param id       names it
/// @param title    what it is about
/// @param summary  the answer in short
/// @param keywords words by which somebody may look for it, beside those it has
/// @param sections in order
public record Article(String id, String title, String summary, List<String> keywords,
        List<Section> sections) {

    /// Copies the lists.
    public Article {
        keywords = copy(keywords);
        sections = copy(sections);
    }

    /// A part under a heading of its own. What it has is shown in this order.
    ///
    /// @param title   empty where the article begins with it
    /// @param warning what must not be missed
    /// @param text    paragraphs
    /// @param steps   what to do, numbered
    /// @param points  a list
    /// @param guide   a part of a set-up guide
    /// @param cases   what may be met, and what to do then
    /// @param links   where to go
    public record Section(Optional<String> title, Optional<String> warning, List<String> text,
            List<Step> steps, List<String> points, Optional<GuidePart> guide, List<Case> cases,
            List<Link> links) {

        /// Copies the lists.
        public Section {
            text = copy(text);
            steps = copy(steps);
            points = copy(points);
            cases = copy(cases);
            links = copy(links);
        }
    }

    /// One step.
    ///
    /// @param text what to do
    /// @param note what else to know
    /// @param copy a value to copy, as [dev.scimconsole.desktop.guides.Guide.Step#copy()]
    /// @param link where it is done
    public record Step(String text, Optional<String> note, Optional<String> copy, Optional<Link> link) {}

    /// Something that may be met.
    ///
    /// @param message key of the console's own words for it; empty where somebody else says it
    /// @param says    the words; empty where `message` names them
    /// @param means   what it means
    /// @param cure    what to do
    /// @param links   where to do it
    public record Case(Optional<String> message, Optional<String> says, String means, String cure,
            List<Link> links) {

        /// Copies the list.
        public Case {
            links = copy(links);
        }
    }

    /// A part of a set-up guide, shown as it stands there.
    ///
    /// @param id of the guide
    public record GuidePart(String id, Part part) {

        /// Which part. In an article's file it is the text that [#toString()] gives.
        public enum Part {
            /// What to know before anything else, and what to do.
            STEPS("steps"),
            /// Which attribute becomes which.
            MAPPING("mapping"),
            /// What the provider may say when something is wrong.
            ERRORS("errors"),
            /// Where a new token is pasted.
            TOKEN("token"),
            /// How to have sent again what was refused.
            RESEND("resend");

            private final String fileName;

            Part(String fileName) {
                this.fileName = fileName;
            }

            /// The name in an article's file.
            @Override
            public String toString() {
                return fileName;
            }
        }
    }

    /// A way to another article or to a page.
    ///
    /// @param text what it says
    /// @param to   `article:ID`, `page:ID` or `page:ID#PART`
    public record Link(String text, String to) {

        private static final String ARTICLE = "article:";
        private static final String PAGE = "page:";

        /// Where it leads.
        ///
        /// @throws IllegalArgumentException when it is written in another way
        public Target target() {
            if (to.startsWith(ARTICLE)) {
                return new Target.OtherArticle(to.substring(ARTICLE.length()));
            }
            if (!to.startsWith(PAGE)) {
                throw new IllegalArgumentException("no link: " + to);
            }
            String[] way = to.substring(PAGE.length()).split("#", 2);
            return new Target.OfPage(way[0], way.length == 1 ? Optional.empty() : Optional.of(way[1]));
        }
    }

    /// Where a link leads.
    public sealed interface Target {

        /// To another article.
        record OtherArticle(String id) implements Target {}

        /// To a page.
        ///
        /// @param id   see [dev.scimconsole.desktop.page.PageEntry#id()]
        /// @param part see [dev.scimconsole.desktop.page.Page#show(String)]
        record OfPage(String id, Optional<String> part) implements Target {}
    }

    /// The same, found by more words.
    Article alsoFoundBy(List<String> words) {
        return new Article(id, title, summary, Stream.concat(keywords.stream(), words.stream()).toList(),
                sections);
    }

    /// Every link in it.
    public List<Link> links() {
        return sections.stream().<Link>mapMulti((section, found) -> {
            section.steps().forEach(step -> step.link().ifPresent(found));
            section.cases().forEach(one -> one.links().forEach(found));
            section.links().forEach(found);
        }).toList();
    }

    /// A file leaves out what it does not need.
    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
