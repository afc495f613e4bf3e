package dev.scimconsole.desktop.guides;

import dev.scimconsole.desktop.guides.GuidesViewModel.Place;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.RichText;
import dev.scimconsole.desktop.widgets.Show;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TitledPane;
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

    @FXML private VBox cards;
    @FXML private FlowPane tabs;
    @FXML private HBox warningBox;
    @FXML private RichText warning;
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
        rows = new StepRows(messages, model.baseUrlProperty(), context.clipboard()::copyText);
    }

    @FXML
    void initialize() {
        Show.when(cards, model.baseUrlProperty().isNotEmpty());
        tabs.getChildren().setAll(model.guides().ownTab().stream().map(this::tab).toList());
        tabs.getChildren().add(chooser());
        error.textProperty().bind(
                model.errorProperty().map(why -> why.isEmpty() ? "" : messages.text("guides.unknown", why)));
        Show.when(error, model.errorProperty().isNotEmpty());
        Show.set(notReviewed, !Language.of(messages.locale()).isReviewed());
        model.openProperty().subscribe(this::show);
        model.arrivals().addListener((MapChangeListener<Place, Object>) _ -> tick());
        model.pointedAtProperty().subscribe(place -> place.ifPresent(this::point));
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
        for (Guide.Step step : guide.steps()) {
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
