package dev.scimconsole.desktop.connection;

import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.DialogContent;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;

/// Wires the dialog that checks a token.
public final class TokenCheckDialog implements DialogContent {

    private final PageContext context;
    private final TokenCheckViewModel model;
    private final Region view;
    private Runnable close = () -> {};

    @FXML private PasteField pasted;
    @FXML private Button check;
    @FXML private ProgressIndicator checking;
    @FXML private ConclusionBox verdict;
    @FXML private Button closeButton;

    private TokenCheckDialog(PageContext context) {
        this.context = context;
        model = new TokenCheckViewModel(context.session(), context.tasks(), context.messages(),
                new Moments(context.messages(), context.clock()));
        view = (Region) Views.load("token-check.fxml", List.of(this), context.messages());
    }

    /// Opens the dialog, and waits until it is closed.
    public static void open(PageContext context) {
        context.dialogs().present(new TokenCheckDialog(context));
    }

    @FXML
    void initialize() {
        pasted.setOnAction(_ -> check());
        check.setOnAction(_ -> check());
        check.disableProperty().bind(model.checkingProperty());
        Show.when(checking, model.checkingProperty());
        model.verdictProperty().subscribe(told -> {
            verdict.show(told);
            pasted.setAccessibleHelp(verdict.getText());
        });
        closeButton.setOnAction(_ -> close.run());
    }

    @Override
    public String title() {
        return context.messages().text("tokenCheck.title");
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public Node first() {
        return pasted;
    }

    @Override
    public void opened(Runnable close) {
        this.close = close;
    }

    @Override
    public void escape() {
        close.run();
    }

    @Override
    public void closed() {
        pasted.clear();
    }

    private void check() {
        model.check(pasted.take());
        pasted.requestFocus();
    }
}
