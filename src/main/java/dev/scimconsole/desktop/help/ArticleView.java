package dev.scimconsole.desktop.help;

import dev.scimconsole.desktop.guides.Guide;
import dev.scimconsole.desktop.guides.KnownErrorBox;
import dev.scimconsole.desktop.guides.MappingTable;
import dev.scimconsole.desktop.guides.StepRow;
import dev.scimconsole.desktop.guides.StepRows;
import dev.scimconsole.desktop.help.Article.Link;
import dev.scimconsole.desktop.help.Article.Section;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.notices.MessageBox;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.WrapLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes what an article looks like.
final class ArticleView {

    private final ArticleText texts;
    private final StepRows rows;
    private final Messages messages;
    private final Consumer<Link> follow;

    /// @param follow goes where a link leads
    ArticleView(ArticleText texts, StepRows rows, Messages messages, Consumer<Link> follow) {
        this.texts = texts;
        this.rows = rows;
        this.messages = messages;
        this.follow = follow;
    }

    /// The nodes below the article's title.
    List<Node> of(Article article) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(paragraph(article.summary(), "help-summary"));
        article.sections().forEach(section -> nodes.add(section(article, section)));
        return nodes;
    }

    private Node section(Article article, Section section) {
        VBox box = new VBox();
        box.getStyleClass().add("help-section");
        section.title().ifPresent(title -> box.getChildren().add(heading(title)));
        texts.warning(section).ifPresent(warning -> box.getChildren().add(warning(warning)));
        section.text().forEach(text -> box.getChildren().add(paragraph(text, "help-text")));
        steps(article, section).ifPresent(box.getChildren()::add);
        texts.points(section).forEach(point -> box.getChildren().add(bullet(point)));
        texts.mapping(section).ifPresent(mapping -> box.getChildren().addAll(mapping(mapping)));
        List<Guide.KnownError> errors = texts.errors(section);
        for (int i = 0; i < errors.size(); i++) {
            KnownErrorBox known = new KnownErrorBox(errors.get(i), messages);
            if (i < section.cases().size() && !section.cases().get(i).links().isEmpty()) {
                known.getChildren().add(links(section.cases().get(i).links()));
            }
            box.getChildren().add(known);
        }
        if (!section.links().isEmpty()) {
            box.getChildren().add(links(section.links()));
        }
        return box;
    }

    private Optional<Node> steps(Article article, Section section) {
        List<Guide.Step> steps = texts.steps(article, section);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        VBox box = new VBox();
        box.getStyleClass().add("steps");
        for (int i = 0; i < steps.size(); i++) {
            StepRow row = rows.row(i + 1, steps.get(i));
            if (i < section.steps().size()) {
                section.steps().get(i).link().ifPresent(link -> row.add(hyperlink(link)));
            }
            box.getChildren().add(row);
        }
        return Optional.of(box);
    }

    private List<Node> mapping(Guide.Mapping mapping) {
        MappingTable table = new MappingTable();
        table.show(mapping, messages);
        List<Node> nodes = new ArrayList<>(List.of(table));
        mapping.note().ifPresent(note -> nodes.add(paragraph(note, "step-note")));
        return nodes;
    }

    private Node links(List<Link> links) {
        WrapLine line = new WrapLine();
        line.getStyleClass().add("help-links");
        line.getChildren().setAll(links.stream().map(this::hyperlink).toList());
        return line;
    }

    private Node hyperlink(Link link) {
        Hyperlink shown = new Hyperlink(link.text(), new FontIcon("fth-arrow-right"));
        shown.setMnemonicParsing(false);
        shown.setWrapText(true);
        shown.getStyleClass().add("help-link");
        shown.setUserData(link.to());
        shown.setOnAction(_ -> follow.accept(link));
        return shown;
    }

    private static Node heading(String title) {
        Label heading = new Paragraph(title);
        heading.setAccessibleRole(AccessibleRole.TEXT);
        heading.getStyleClass().add("help-heading");
        return heading;
    }

    private static Node paragraph(String text, String style) {
        RichText paragraph = new RichText(text);
        paragraph.getStyleClass().add(style);
        return paragraph;
    }

    private static Node warning(String text) {
        RichText words = new RichText(text);
        HBox.setHgrow(words, Priority.ALWAYS);
        MessageBox box = new MessageBox(new FontIcon("fth-alert-triangle"), words);
        box.getStyleClass().add("attention");
        return box;
    }

    private static Node bullet(String text) {
        RichText words = new RichText(text);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(new Label("•"), words);
        line.getStyleClass().add("bullet-line");
        return line;
    }
}
