package dev.scimconsole.desktop.palette;

import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.palette.Find.Kind;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.texts.CutText;
import dev.scimconsole.desktop.widgets.dialogs.DialogContent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Wires the palette. The focus stays in the field: the arrows choose, Enter opens.
public final class PaletteDialog implements DialogContent {

    private final PaletteViewModel model;
    private final Messages messages;
    private final Region view;
    private Optional<Find> chosen = Optional.empty();
    private Optional<Find> marked = Optional.empty();
    private Runnable close = () -> {};

    @FXML private TextField query;
    @FXML private ListView<Find> list;
    @FXML private Label state;

    /// Not shown yet.
    public PaletteDialog(PaletteViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        view = (Region) Views.load("palette.fxml", List.of(this), messages);
    }

    /// What was chosen; empty when nothing was. It is for the caller to open, once the palette is closed.
    public Optional<Find> chosen() {
        return chosen;
    }

    @FXML
    void initialize() {
        query.textProperty().bindBidirectional(model.queryProperty());
        query.setOnAction(_ -> open());
        query.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            switch (key.getCode()) {
                case DOWN -> move(key, 1);
                case UP -> move(key, -1);
                default -> {
                    // What is typed.
                }
            }
        });
        list.setItems(model.found());
        list.setCellFactory(_ -> new FindCell());
        list.setOnMouseClicked(_ -> open());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        query.textProperty().subscribe(_ -> marked = Optional.empty());
        model.found().addListener((ListChangeListener<Find>) _ -> mark());
        list.getSelectionModel().selectFirst();
        // A screen reader hears with the field what Enter would open.
        list.getSelectionModel().selectedItemProperty().subscribe(find -> query.setAccessibleHelp(
                find == null ? state.getText() : messages.text("spoken.then", find.title(), find.note())));
        state.textProperty().bind(model.stateProperty());
    }

    @Override
    public String title() {
        return messages.text("palette.title");
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public Node first() {
        return query;
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
        model.close();
    }

    /// What the arrows have chosen stays chosen when people join it.
    private void mark() {
        marked.filter(model.found()::contains).ifPresentOrElse(list.getSelectionModel()::select,
                list.getSelectionModel()::selectFirst);
    }

    private void move(KeyEvent key, int by) {
        key.consume();
        int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0,
                Math.max(0, model.found().size() - 1));
        list.getSelectionModel().select(next);
        marked = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        list.scrollTo(Math.max(0, next - 2));
    }

    private void open() {
        chosen = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        if (chosen.isPresent()) {
            close.run();
        }
    }

    /// Under the name of its kind, where that begins.
    private final class FindCell extends ListCell<Find> {

        /// As wide as the list, however long the note is.
        FindCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Find find, boolean empty) {
            super.updateItem(find, empty);
            if (empty || find == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Label title = new Label(find.title());
            title.getStyleClass().add("find-title");
            title.setMinWidth(0);
            CutText.tell(title);
            Label note = new Label(find.note());
            note.getStyleClass().add("muted");
            HBox.setHgrow(note, Priority.ALWAYS);
            note.setMaxWidth(Double.MAX_VALUE);
            // What the title leaves.
            note.setMinWidth(0);
            note.setPrefWidth(0);
            HBox line = new HBox(title, note);
            line.getStyleClass().add("find-line");
            if (!find.key().isEmpty()) {
                Label key = new Label(find.key());
                key.getStyleClass().add("key");
                key.setMinWidth(Region.USE_PREF_SIZE);
                line.getChildren().add(key);
            }
            VBox whole = new VBox(line);
            if (begins(find.kind())) {
                Label kind = new Label(kind(find.kind()));
                kind.getStyleClass().add("find-kind");
                whole.getChildren().addFirst(kind);
            }
            setGraphic(whole);
            setAccessibleText(messages.text("spoken.of", kind(find.kind()),
                    messages.text("spoken.then", find.title(), find.note())));
        }

        private boolean begins(Kind kind) {
            return getIndex() == 0 || model.found().get(getIndex() - 1).kind() != kind;
        }

        private String kind(Kind kind) {
            return messages.text("palette.kind." + kind.name().toLowerCase(Locale.ROOT));
        }
    }
}
