package dev.scimconsole.desktop.guides;

import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.desktop.guides.GuidesViewModel.Place;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.forms.Choices;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Wires the cards of the set-up guides.
public final class GuidesCard {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final GuidesViewModel model;
    private final Messages messages;
    private final Moments moments;
    private final StepRows rows;
    private final Map<String, StepRow> shown = new HashMap<>();

    @FXML private FlowPane tabs;
    @FXML private HBox warningBox;
    @FXML private RichText warning;
    @FXML private FlowPane ways;
    @FXML private ChoiceBox<Connection> connection;
    @FXML private VBox steps;
    @FXML private Label error;
    @FXML private Label notReviewed;
    @FXML private VBox mappingCard;
    @FXML private MappingTable mapping;
    @FXML private Label mappingNote;
    @FXML private VBox errorsCard;
    @FXML private TitledPane errorsPane;
    @FXML private VBox errors;

    /// @param model what the cards show
    public GuidesCard(PageContext context, GuidesViewModel model) {
        this.model = model;
        messages = context.messages();
        moments = new Moments(messages, context.clock());
        rows = new StepRows(messages, model.valuesProperty(), context.clipboard()::copyText);
    }

    @FXML
    void initialize() {
        tabs.getChildren().setAll(model.guides().ownTab().stream().map(this::tab).toList());
        tabs.getChildren().add(chooser());
        error.textProperty().bind(
                model.errorProperty().map(why -> why.isEmpty() ? "" : messages.text("guides.unknown", why)));
        Show.when(error, model.errorProperty().isNotEmpty());
        Show.set(notReviewed, !Language.of(messages.locale()).isReviewed());
        wireWays();
        model.openProperty().subscribe(this::show);
        model.wayProperty().subscribe(_ -> show(model.openProperty().get()));
        model.arrivals().addListener((MapChangeListener<Place, Object>) _ -> tick());
        model.pointedAtProperty().subscribe(place -> place.ifPresent(this::point));
    }

    private void wireWays() {
        ToggleGroup group = new ToggleGroup();
        List<ToggleButton> buttons = Stream.concat(Stream.of(Optional.<ConnectionKind>empty()),
                Arrays.stream(ConnectionKind.values()).map(Optional::of)).map(this::way).toList();
        buttons.forEach(button -> button.setToggleGroup(group));
        ways.getChildren().addAll(1, buttons);
        // A toggle button that is chosen already would be taken back by a second click.
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
        });
        model.openProperty().subscribe(open -> {
            Show.set(ways, !open.ways().isEmpty());
            buttons.forEach(button -> Show.set(button,
                    wayOf(button).map(kind -> open.way(kind).isPresent()).orElse(true)));
        });
        model.wayProperty().subscribe(kind -> buttons
                .forEach(button -> button.setSelected(wayOf(button).equals(kind))));
        wireConnection();
    }

    private ToggleButton way(Optional<ConnectionKind> kind) {
        ToggleButton button = new ToggleButton(messages.text(kind.map(one -> switch (one) {
            case CLIENT_CREDENTIALS -> "connections.kindSecret";
            case FEDERATION -> "connections.kindFederation";
        }).orElse("connection.wayToken")));
        button.setId("way-" + kind.map(ConnectionKind::toString).orElse("token"));
        button.setUserData(kind);
        button.setOnAction(_ -> model.chooseWay(kind));
        return button;
    }

    private static Optional<ConnectionKind> wayOf(ToggleButton button) {
        return Arrays.stream(ConnectionKind.values())
                .filter(kind -> Optional.of(kind).equals(button.getUserData())).findFirst();
    }

    private void wireConnection() {
        connection.setConverter(Choices.named(Connection::name));
        model.connectionProperty().subscribe(one -> {
            List<Connection> known = model.connectionsOfWay();
            if (!connection.getItems().equals(known)) {
                connection.getItems().setAll(known);
            }
            connection.setValue(one.orElse(null));
            Show.set(connection, known.size() > 1);
        });
        connection.setOnAction(_ -> Optional.ofNullable(connection.getValue())
                .filter(one -> !Optional.of(one).equals(model.connectionProperty().get()))
                .ifPresent(model::choose));
    }

    private Node tab(Guide guide) {
        Button tab = new Button(guide.title());
        tab.setId("guide-" + guide.id());
        tab.setMnemonicParsing(false);
        tab.getStyleClass().setAll("tab-button");
        tab.setOnAction(_ -> model.choose(guide));
        model.openProperty().subscribe(open -> {
            tab.pseudoClassStateChanged(CURRENT, open.equals(guide));
            tab.setAccessibleText(open.equals(guide)
                    ? messages.text("guides.current", guide.title())
                    : guide.title());
        });
        return tab;
    }

    /// A tab that opens a list. It says which of them is open.
    private Node chooser() {
        MenuButton chooser = new MenuButton();
        chooser.setId("guide-further");
        chooser.setMnemonicParsing(false);
        chooser.getStyleClass().addAll("tab-button", "tab-chooser");
        chooser.getItems().setAll(model.guides().further().stream().map(this::item).toList());
        model.openProperty().subscribe(open -> {
            boolean current = model.guides().further().contains(open);
            chooser.pseudoClassStateChanged(CURRENT, current);
            chooser.setText(current ? open.title() : messages.text("guides.further"));
            chooser.setAccessibleText(current
                    ? messages.text("guides.furtherCurrent", open.title())
                    : messages.text("guides.further"));
        });
        return chooser;
    }

    private MenuItem item(Guide guide) {
        MenuItem item = new MenuItem(guide.title());
        item.setId("guide-" + guide.id());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.choose(guide));
        return item;
    }

    private void show(Guide guide) {
        warning.setText(guide.warning().orElse(""));
        Show.set(warningBox, guide.warning().isPresent());
        shown.clear();
        steps.getChildren().clear();
        int number = 1;
        for (Guide.Step step : model.steps(guide)) {
            StepRow row = rows.row(number, step);
            shown.put(step.id(), row);
            steps.getChildren().add(row);
            number++;
        }
        guide.alternatives().forEach(text -> steps.getChildren().add(bullet(text)));
        showMapping(guide.mapping());
        errors.getChildren().setAll(
                guide.errors().stream().map(known -> new KnownErrorBox(known, messages)).toList());
        errorsPane.setExpanded(false);
        Show.set(errorsCard, !guide.errors().isEmpty());
        tick();
    }

    private void tick() {
        String guide = model.openProperty().get().id();
        shown.forEach((step, row) -> row.arrived(
                Optional.ofNullable(model.arrivals().get(new Place(guide, step))).map(moments::at)));
    }

    private void point(Place place) {
        shown.values().forEach(row -> row.setPointed(false));
        StepRow row = Objects.requireNonNull(shown.get(place.step()), "all steps are shown");
        row.setPointed(true);
        Show.bringIntoView(row);
        row.requestFocus();
    }

    private void showMapping(Guide.Mapping shownMapping) {
        mapping.show(shownMapping, messages);
        mappingNote.setText(shownMapping.note().orElse(""));
        Show.set(mappingNote, shownMapping.note().isPresent());
        Show.set(mappingCard, !shownMapping.rows().isEmpty());
    }

    private static Node bullet(String text) {
        Label dot = new Label("•");
        HBox line = new HBox(dot, new RichText(text));
        line.getStyleClass().add("bullet-line");
        return line;
    }
}
