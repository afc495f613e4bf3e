package dev.scimconsole.desktop.help;

import dev.scimconsole.desktop.guides.CopyValue;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.guides.StepRows;
import dev.scimconsole.desktop.help.Article.Link;
import dev.scimconsole.desktop.help.Article.Target;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.Show;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Wires Help.
public final class HelpController implements Page {

    /// Names the page.
    public static final String ID = "help";

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final PageContext context;
    private final Messages messages;
    private final HelpViewModel model;
    private final Runnable pageOpened;

    @FXML private Label heading;
    @FXML private Button copy;
    @FXML private TextField search;
    @FXML private VBox list;
    @FXML private Label none;
    @FXML private ScrollPane scroll;
    @FXML private Label title;
    @FXML private Label error;
    @FXML private VBox article;
    @FXML private Label notReviewed;

    /// The page.
    public HelpController(PageContext context, Articles articles, Guides guides) {
        this(context, articles, guides, () -> {});
    }

    /// @param pageOpened called when a link has led to a page
    HelpController(PageContext context, Articles articles, Guides guides, Runnable pageOpened) {
        this.context = context;
        this.pageOpened = pageOpened;
        messages = context.messages();
        model = new HelpViewModel(articles, guides, context.session(), context.tasks(), messages);
    }

    @FXML
    void initialize() {
        ArticleView view = new ArticleView(model.texts(),
                new StepRows(messages, model.baseUrlProperty().map(CopyValue::of),
                        context.clipboard()::copyText),
                messages,
                this::follow);
        search.textProperty().bindBidirectional(model.queryProperty());
        search.setOnAction(_ -> model.openFirst());
        model.foundProperty().subscribe((_, _) -> showList());
        model.openProperty().subscribe(open -> {
            title.setText(open.title());
            article.getChildren().setAll(view.of(open));
            scroll.setVvalue(0);
            showList();
        });
        model.errorProperty().subscribe(
                why -> error.setText(why.isEmpty() ? "" : messages.text("help.baseUrlUnknown", why)));
        Show.when(error, model.errorProperty().isNotEmpty());
        Show.set(notReviewed, !Language.of(messages.locale()).isReviewed());
        copy.setOnAction(_ -> {
            context.clipboard().copyText(model.plainText());
            context.toasts().success(messages.text("help.copiedTitle"),
                    messages.text("help.copied", model.openProperty().get().title()));
        });
    }

    @Override
    public Node heading() {
        return heading;
    }

    @Override
    public void open() {
        model.load();
    }

    @Override
    public void show(String part) {
        model.queryProperty().set("");
        model.open(part);
        title.requestFocus();
    }

    @Override
    public void close() {}

    private void showList() {
        none.setText(messages.text("help.none", model.queryProperty().get().strip()));
        Show.set(none, model.foundProperty().get().isEmpty());
        list.getChildren().setAll(model.foundProperty().get().stream().map(this::entry).toList());
    }

    private Node entry(Article one) {
        boolean current = one.equals(model.openProperty().get());
        Button entry = new Button(one.title());
        entry.setId("article-" + one.id());
        entry.setMnemonicParsing(false);
        entry.setWrapText(true);
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.getStyleClass().setAll("nav-entry");
        entry.pseudoClassStateChanged(CURRENT, current);
        entry.setAccessibleText(current ? messages.text("guides.current", one.title()) : one.title());
        entry.setOnAction(_ -> {
            model.open(one.id());
            title.requestFocus();
        });
        return entry;
    }

    private void follow(Link link) {
        switch (link.target()) {
            case Target.OtherArticle(String id) -> show(id);
            case Target.OfPage(String id, var part) -> {
                context.navigator().go(id, part.orElse(""));
                pageOpened.run();
            }
        }
    }
}
