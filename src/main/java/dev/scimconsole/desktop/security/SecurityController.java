package dev.scimconsole.desktop.security;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.refusals.RefusalCount;
import dev.scimconsole.desktop.refusals.RefusedLine;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.layout.Skeleton;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import dev.scimconsole.desktop.widgets.layout.Tile;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/// Wires the Privacy & Security page.
public final class SecurityController implements Page {

    /// Names the page.
    public static final String ID = "security";

    private final PageContext context;
    private final SecurityViewModel model;

    private Optional<RefusalCount> refused = Optional.empty();

    @FXML private Label heading;
    @FXML private Label subtitle;
    @FXML private LoadingMark loading;
    @FXML private HBox errorBox;
    @FXML private Label error;
    @FXML private Button retry;
    @FXML private Tile scimTile;
    @FXML private StatusBadge scimStatus;
    @FXML private Label scimFacts;
    @FXML private Tile accessTile;
    @FXML private Label accessFacts;
    @FXML private Tile activityTile;
    @FXML private StatusBadge rejected;
    @FXML private Tile alertsTile;
    @FXML private Label alertsFacts;
    @FXML private RefusedLine refusedLine;
    @FXML private GridPane tiles;
    @FXML private Skeleton skeleton;

    /// @param context what the page is given
    public SecurityController(PageContext context) {
        this.context = context;
        model = new SecurityViewModel(context.session(), context.loads(), context.clock());
    }

    @FXML
    void initialize() {
        RefusalCount count = refusedLine.follow(context);
        refused = Optional.of(count);
        model.awaitToo(count.answeredProperty());
        Show.when(tiles, model.drawnProperty());
        Show.when(skeleton, model.drawnProperty().not());
        subtitle.setText(context.messages().text("security.subtitle",
                context.session().session().organization().name()));
        loading.show(model.loading(), context.messages());
        error.textProperty().bind(model.loading().errorProperty());
        Show.when(errorBox, model.loading().errorProperty().isNotEmpty());
        retry.setOnAction(_ -> model.loading().retry());
        scimFacts.textProperty().bind(model.factsProperty());
        scimTile.accessibleTextProperty()
                .bind(model.factsProperty().map(facts -> context.messages().text("security.tile", facts)));
        scimTile.onOpenProperty().set(() -> context.navigator().go("scim-configuration"));
        Show.when(scimStatus, model.configurationProperty().map(known -> known.isPresent()));
        model.configurationProperty().subscribe(known -> known.ifPresent(
                configuration -> scimStatus.show(configuration, context.messages())));
        accessFacts.textProperty().bind(model.accessFactsProperty());
        accessTile.accessibleTextProperty().bind(model.accessFactsProperty()
                .map(facts -> context.messages().text("spoken.then", context.messages().text("access.title"),
                        facts)));
        accessTile.onOpenProperty().set(() -> context.navigator().go("admin-access"));
        alertsFacts.textProperty().bind(model.alertsFactsProperty());
        alertsTile.accessibleTextProperty().bind(model.alertsFactsProperty()
                .map(facts -> context.messages().text("spoken.then",
                        context.messages().text("alerts.heading"), facts)));
        alertsTile.onOpenProperty().set(() -> context.navigator().go("alerts"));
        wireActivity();
    }

    private void wireActivity() {
        rejected.textProperty().bind(model.rejectedProperty());
        rejected.setTone("bad");
        Show.when(rejected, model.rejectedProperty().isNotEmpty());
        activityTile.onOpenProperty().set(() -> context.navigator().go("activity"));
        activityTile.accessibleTextProperty().bind(model.rejectedProperty()
                .map(this::activity));
    }

    private String activity(String refused) {
        Messages messages = context.messages();
        String about = messages.text("security.activityText");
        return messages.text("spoken.then", messages.text("activity.title"),
                refused.isEmpty() ? about : messages.text("spoken.then", refused, about));
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
    public void close() {
        refused.ifPresent(RefusalCount::end);
        model.close();
    }
}
