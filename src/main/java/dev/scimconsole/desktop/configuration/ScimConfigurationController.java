package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.graph.Pauses;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.desktop.connections.ConnectionsCard;
import dev.scimconsole.desktop.connections.ConnectionsViewModel;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.guides.GuidesCard;
import dev.scimconsole.desktop.guides.GuidesViewModel;
import dev.scimconsole.desktop.install.InstallCard;
import dev.scimconsole.desktop.install.InstallViewModel;
import dev.scimconsole.desktop.live.LiveEvents;
import dev.scimconsole.desktop.page.HelpTopic;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.page.Navigator;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.refusals.RefusalCount;
import dev.scimconsole.desktop.refusals.RefusalsController;
import dev.scimconsole.desktop.refusals.RefusedLine;
import dev.scimconsole.desktop.rotation.RotationCard;
import dev.scimconsole.desktop.rotation.RotationViewModel;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.notices.LoadingMark;
import dev.scimconsole.desktop.widgets.layout.FullHeight;
import dev.scimconsole.desktop.widgets.layout.OneByOne;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.layout.Skeleton;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Wires the SCIM Configuration page: its head, and which card stands where. The cards have controllers of
/// their own.
public final class ScimConfigurationController implements Page {

    /// Names the page.
    public static final String ID = "scim-configuration";

    private static final String ROTATION = "rotation";
    /// As many cards as a window has room for.
    private static final int SEEN_FIRST = 3;

    /// The cards that [Navigator#go(String, String)] can name.
    public static final Set<String> PARTS = Set.of("domains", "invites", "token", ROTATION, "connections",
            "expiry",
            "guides");

    private final PageContext context;
    private final Messages messages;
    private final ScimConfigurationViewModel model;
    private final ConnectionsViewModel connections;
    private final LiveEvents live;
    private final InstallViewModel install;
    private final OneByOne cards;
    /// The card to show as soon as it is there.
    private Optional<String> wanted = Optional.empty();

    private Optional<RefusalCount> refused = Optional.empty();

    @FXML private Label heading;
    @FXML private StatusBadge status;
    @FXML private LoadingMark loading;
    @FXML private LoadingMark rotationLoading;
    @FXML private Skeleton skeleton;
    @FXML private Button pause;
    @FXML private Button resume;
    @FXML private HBox pausedBox;
    @FXML private Label paused;
    @FXML private Button reload;
    @FXML private Hyperlink learnMore;
    @FXML private Label stale;
    @FXML private HBox viewerBox;
    @FXML private HBox errorBox;
    @FXML private Label error;
    @FXML private Button retry;
    @FXML private VBox content;
    @FXML private VBox domainsCard;
    @FXML private VBox invitesCard;
    @FXML private VBox tokenCard;
    @FXML private VBox rotationCards;
    @FXML private VBox installCard;
    @FXML private VBox connectionsCard;
    @FXML private VBox expiryCard;
    @FXML private VBox guideCards;
    @FXML private RefusedLine refusedLine;

    /// @param context what the page is given
    /// @param guides  how identity providers are set up
    /// @param height  of its cards
    public ScimConfigurationController(PageContext context, Guides guides, FullHeight height) {
        cards = new OneByOne(height);
        this.context = context;
        messages = context.messages();
        RotationViewModel rotation = new RotationViewModel(context.session().rotation(), context.loads(),
                guides, context.clock(), context.attention());
        GuidesViewModel setUp = new GuidesViewModel(guides, context.session().events(), context.tasks(),
                context.settings(), context.ticker());
        install = new InstallViewModel(context.microsoft(), context.tasks(), Platform::runLater,
                context.messages(), context.clock(), Pauses.REAL);
        model = new ScimConfigurationViewModel(context.session(), context.loads(), context.clipboard(),
                // Whoever had picked up the token before has the wrong one now.
                () -> context.toasts().successInstead(context.messages().text("generated.title"),
                        context.messages().text("generated.text")),
                rotation, setUp, context.clock(), Optional.of(install));
        connections = new ConnectionsViewModel(context.session().connections(), context.loads(),
                context.clipboard(), context.mayChange(), context.clock());
        live = new LiveEvents(context.session().events(), context.tasks(), Platform::runLater,
                context.ticker(), events -> {
                    model.take(events);
                    connections.heed(events);
                }, rotation::take);
        live.stateProperty().subscribe(rotation::heed);
        connections.knownProperty().subscribe(known -> known.ifPresent(setUp::take));
    }

    @FXML
    void initialize() {
        RefusalCount count = refusedLine.follow(context);
        refused = Optional.of(count);
        model.awaitToo(count.answeredProperty());
        model.awaitToo(connections.loading().runningProperty().not()
                .or(connections.loading().slowProperty()));
        Show.when(status, model.drawnProperty());
        model.drawnProperty().subscribe(drawn -> {
            if (drawn) {
                cards.begin(content, SEEN_FIRST);
            }
        });
        Show.when(content, model.drawnProperty());
        loading.show(model.loading(), messages);
        rotationLoading.show(model.rotation().loading(), messages, model.drawnProperty().not());
        Show.when(skeleton, model.drawnProperty().not().and(model.loading().errorProperty().isEmpty()));
        model.configurationProperty().subscribe(_ -> showStatus());
        model.rotation().statusProperty().subscribe(_ -> showStatus());
        model.rotation().answeredProperty().subscribe(_ -> showStatus());
        model.tokenFirstProperty().subscribe(this::order);
        Show.when(installCard, model.configurationProperty()
                .map(read -> read.flatMap(ScimConfiguration::token).isPresent()));
        model.drawnProperty().subscribe(_ -> bringWanted());
        model.rotation().rotationProperty().subscribe(_ -> bringWanted());
        reload.setOnAction(_ -> context.navigator().reload());
        learnMore.setOnAction(_ -> context.navigator().help(topic()));
        Show.text(stale, model.staleProperty());
        Show.set(viewerBox, !model.mayChange());
        error.textProperty().bind(model.loading().errorProperty());
        Show.when(errorBox, model.loading().errorProperty().isNotEmpty());
        retry.setOnAction(_ -> model.loading().retry());
        ObservableValue<Boolean> enabled = model.configurationProperty()
                .map(read -> read.filter(ScimConfiguration::enabled).isPresent());
        Show.when(connectionsCard, enabled);
        Show.when(expiryCard, enabled);
        Show.when(guideCards, model.guides().baseUrlProperty().isNotEmpty());
        makeLater(installCard, "install-entra.fxml",
                () -> new InstallCard(context, install, model.mayChange()));
        makeLater(connectionsCard, "scim-connections.fxml", () -> new ConnectionsCard(context, connections));
        makeLater(expiryCard, "scim-expiry.fxml", () -> new ExpiryCard(context, model));
        makeLater(guideCards, "scim-guides.fxml", () -> new GuidesCard(context, model.guides()));
        wirePause();
    }

    @Override
    public List<Object> parts() {
        return List.of(new DomainsCard(context, model), new InvitesCard(model, messages),
                new TokenCard(context, model, install, connections),
                new ClientsPart(model.rotation().clients()),
                new RotationCard(context, model.rotation(), model.guides()::pointAtToken));
    }

    @Override
    public Node heading() {
        return heading;
    }

    @Override
    public void open() {
        model.load();
        connections.load();
        live.start(EventFilter.all());
    }

    @Override
    public void show(String part) {
        wanted = Optional.of(part).filter(PARTS::contains);
        bringWanted();
    }

    @Override
    public Optional<HelpTopic> help() {
        return Optional.of(topic());
    }

    @Override
    public Optional<LeaveWarning> leaveWarning() {
        return model.leaveWarning().or(connections::leaveWarning);
    }

    @Override
    public void close() {
        refused.ifPresent(RefusalCount::end);
        live.stop();
        cards.leave();
        model.close();
        connections.close();
    }

    private void makeLater(Pane place, String file, Supplier<Object> controller) {
        cards.makeLater(place, () -> Views.load(file, List.of(controller.get()), messages));
    }

    private void bringWanted() {
        boolean known = model.drawnProperty().get();
        wanted.filter(_ -> known).filter(
                part -> !part.equals(ROTATION) || model.rotation().rotationProperty().get().isPresent())
                .ifPresent(part -> {
                    wanted = Optional.empty();
                    cards.end();
                    Show.bringIntoView(card(part));
                });
    }

    private Node card(String part) {
        return switch (part) {
            case "domains" -> domainsCard;
            case "invites" -> invitesCard;
            case ROTATION -> model.rotation().shownProperty().get() ? rotationCards : tokenCard;
            case "connections" -> connectionsCard;
            case "expiry" -> expiryCard;
            case "guides" -> guideCards;
            default -> tokenCard;
        };
    }

    private HelpTopic topic() {
        return model.configurationProperty().get().filter(ScimConfiguration::enabled).isPresent()
                ? HelpTopic.REFRESH_TOKEN
                : HelpTopic.CREATE_TOKEN;
    }

    private void showStatus() {
        String rotation = model.pause().pausedProperty().get()
                ? ""
                : model.rotation().statusProperty().get();
        if (rotation.isEmpty()) {
            model.configurationProperty().get()
                    .ifPresent(configuration -> status.show(configuration, messages));
            if (model.isRotationUnknown()) {
                status.setTone("quiet");
            }
        } else {
            status.setText(rotation);
            status.setTone(model.rotation().toneProperty().get());
        }
    }

    private void order(boolean tokenFirst) {
        List<Node> wanted = tokenFirst
                ? List.of(tokenCard, rotationCards, installCard, connectionsCard, domainsCard, invitesCard,
                        expiryCard,
                        guideCards)
                : List.of(domainsCard, invitesCard, tokenCard, rotationCards, installCard, connectionsCard,
                        expiryCard,
                        guideCards);
        if (!wanted.equals(content.getChildren())) {
            Node focused = content.getScene() == null ? null : content.getScene().getFocusOwner();
            boolean drawn = model.drawnProperty().get();
            if (drawn) {
                cards.end();
            }
            content.getChildren().setAll(wanted);
            if (focused != null) {
                focused.requestFocus();
            }
            if (drawn) {
                Show.bringIntoView(tokenCard);
            }
        }
    }

    private void wirePause() {
        PauseViewModel model = this.model.pause();
        // Hidden it keeps its room in the title line.
        pause.visibleProperty().bind(model.possibleProperty().and(model.pausedProperty().not()));
        Show.when(resume, model.pausedProperty());
        Unchangeable unchangeable = Unchangeable.on(this.model, messages);
        unchangeable.forbid(pause);
        unchangeable.forbid(resume);
        pause.setOnAction(_ -> {
            if (context.dialogs().confirm(model.question())) {
                model.pause();
            }
        });
        resume.setOnAction(_ -> model.resume());
        paused.textProperty().bind(model.sentenceProperty());
        Show.when(pausedBox, model.sentenceProperty().isNotEmpty());
    }
}
