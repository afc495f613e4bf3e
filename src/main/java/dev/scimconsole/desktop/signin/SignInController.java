package dev.scimconsole.desktop.signin;

import dev.scimconsole.desktop.page.Views;
import dev.scimconsole.desktop.signin.SignInViewModel.Step;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.texts.CutText;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// Wires the sign-in screen. This is the screen that a start waits for, so only what it shows is in it: a
/// step's form is loaded when the step is first asked for, and links that lead nowhere now are not among the
/// links.
public final class SignInController {

    private final SignInViewModel model;
    private final String notice;
    private final Runnable demo;
    private final Runnable settings;
    private final Messages messages;
    private final Map<Step, Form> forms = new EnumMap<>(Step.class);
    private Subscription following = Subscription.EMPTY;

    @FXML private Label title;
    @FXML private Label noticeLabel;
    @FXML private Label connection;
    @FXML private StackPane step;
    @FXML private HBox progressBox;
    @FXML private Label progress;
    @FXML private Button cancel;
    @FXML private FlowPane links;
    @FXML private Hyperlink tryDemo;
    @FXML private Hyperlink changeServer;
    @FXML private Hyperlink askForInvite;
    @FXML private Hyperlink askForSetUp;
    @FXML private Hyperlink backToSignIn;
    @FXML private Hyperlink openSettings;

    /// @param model  has begun with a server, or by asking for one
    /// @param notice why the screen is shown, if there is something to say
    /// @param demo   opens the offline demo
    /// @param settings opens Settings: a proxy or a certificate may be needed before anybody can sign in
    public SignInController(SignInViewModel model, String notice, Runnable demo, Runnable settings,
            Messages messages) {
        this.messages = messages;
        this.model = model;
        this.notice = notice;
        this.demo = demo;
        this.settings = settings;
    }

    @FXML
    void initialize() {
        noticeLabel.setText(notice);
        title.textProperty().bind(model.stepProperty().map(this::title));
        // Why somebody must sign in again is nothing to whoever does something else.
        Show.when(noticeLabel, noticeLabel.textProperty().isNotEmpty().and(
                model.stepProperty().isEqualTo(Step.SERVER)
                        .or(model.stepProperty().isEqualTo(Step.SIGN_IN))));
        connection.textProperty().bind(model.connectionProperty());
        Show.when(connection, Bindings.createBooleanBinding(
                () -> model.stepProperty().get() != Step.SERVER
                        && !model.connectionProperty().get().isEmpty(),
                model.stepProperty(), model.connectionProperty()));
        links.disableProperty().bind(model.busyProperty());
        progress.textProperty().bind(model.progressProperty());
        CutText.tell(progress);
        progressBox.visibleProperty().bind(model.progressProperty().isNotEmpty());
        // In one another's place, so that nothing moves.
        links.visibleProperty().bind(progressBox.visibleProperty().not());
        Show.when(cancel, model.slowProperty());
        cancel.setOnAction(_ -> model.cancel());
        askForInvite.setOnAction(_ -> model.askForInvite());
        changeServer.setOnAction(_ -> model.changeServer());
        askForSetUp.setOnAction(_ -> model.askForSetUp());
        backToSignIn.setOnAction(_ -> model.backToSignIn());
        tryDemo.setOnAction(_ -> demo.run());
        openSettings.setOnAction(_ -> settings.run());
        showStep();
        following = Subscription.combine(model.stepProperty().subscribe((_, _) -> {
            showStep();
            focusFirstField();
        }), model.setUpOfferedProperty().subscribe((_, _) -> showLinks()),
                // A disabled field loses the focus; it gets it back where the mistake most likely is.
                model.busyProperty().subscribe((_, busy) -> {
                    if (!busy) {
                        focusWrongField();
                    }
                }),
                model.settingUp().errors().wrongProperty()
                        .subscribe(wrong -> wrong.ifPresent(_ -> focusWrongField())),
                model.accepting().errors().wrongProperty()
                        .subscribe(wrong -> wrong.ifPresent(_ -> focusWrongField())));
    }

    /// Follows its model no longer: another screen shows that.
    public void leave() {
        following.unsubscribe();
    }

    /// Puts the focus into the first empty field of the step shown.
    public void focusFirstField() {
        fields().stream().filter(field -> field.getText().isEmpty()).findFirst().orElse(fields().getFirst())
                .requestFocus();
    }

    private void focusWrongField() {
        form().step().wrong().requestFocus();
    }

    /// What the screen is called while it asks for that.
    public String title(Step asked) {
        return messages.text(switch (asked) {
            case SERVER, SIGN_IN -> "signIn.title";
            case SET_UP -> "setUp.title";
            case ACCEPT -> "accept.title";
        });
    }

    private void showStep() {
        step.getChildren().setAll(form().view());
        showLinks();
    }

    private void showLinks() {
        links.getChildren().setAll(switch (model.stepProperty().get()) {
            case SERVER -> List.of(tryDemo, askForInvite, openSettings);
            case SIGN_IN -> model.setUpOfferedProperty().get()
                    ? List.of(tryDemo, changeServer, askForInvite, askForSetUp, openSettings)
                    : List.of(tryDemo, changeServer, askForInvite, openSettings);
            case SET_UP, ACCEPT -> List.of(tryDemo, changeServer, backToSignIn, openSettings);
        });
    }

    private List<TextInputControl> fields() {
        return form().step().fields();
    }

    private Form form() {
        return forms.computeIfAbsent(model.stepProperty().get(), this::load);
    }

    private Form load(Step asked) {
        SignInStep wired = switch (asked) {
            case SERVER -> new ServerStep(model.server(), messages);
            case SIGN_IN -> new PasswordStep(model);
            case SET_UP -> new SetUpStep(model, messages);
            case ACCEPT -> new InviteStep(model, messages);
        };
        Node view = Views.load(wired.file(), List.of(wired), messages);
        view.disableProperty().bind(model.busyProperty());
        return new Form(wired, view);
    }

    private record Form(SignInStep step, Node view) {}
}
