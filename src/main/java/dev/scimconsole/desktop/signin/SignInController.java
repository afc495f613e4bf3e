package dev.scimconsole.desktop.signin;

import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.Show;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Wires the sign-in screen.
public final class SignInController {

    private final SignInViewModel model;
    private final String notice;
    private final Runnable demo;
    private final Messages messages;

    @FXML private Label noticeLabel;
    @FXML private Label connection;
    @FXML private VBox serverForm;
    @FXML private TextField server;
    @FXML private Label serverError;
    @FXML private Button useServer;
    @FXML private VBox knownServers;
    @FXML private Label otherServer;
    @FXML private CheckBox keep;
    @FXML private VBox signInForm;
    @FXML private TextField email;
    @FXML private PasswordField password;
    @FXML private Label error;
    @FXML private Button signIn;
    @FXML private VBox setUpForm;
    @FXML private TextField setupCode;
    @FXML private TextField organization;
    @FXML private TextField newEmail;
    @FXML private PasswordField newPassword;
    @FXML private Label setUpError;
    @FXML private Button setUp;
    @FXML private VBox acceptForm;
    @FXML private TextField invite;
    @FXML private PasswordField chosenPassword;
    @FXML private Label acceptError;
    @FXML private Button accept;
    @FXML private Hyperlink tryDemo;
    @FXML private Hyperlink changeServer;
    @FXML private Hyperlink askForSetUp;
    @FXML private Hyperlink askForInvite;
    @FXML private Hyperlink backToSignIn;

    /// @param notice why the screen is shown, if there is something to say
    /// @param demo   opens the offline demo
    public SignInController(SignInViewModel model, String notice, Runnable demo, Messages messages) {
        this.messages = messages;
        this.model = model;
        this.notice = notice;
        this.demo = demo;
    }

    @FXML
    void initialize() {
        noticeLabel.setText(notice);
        Show.when(noticeLabel, noticeLabel.textProperty().isNotEmpty());
        connection.textProperty().bind(model.connectionProperty());
        server.textProperty().bindBidirectional(model.serverTextProperty());
        for (TextField field : List.of(email, newEmail)) {
            field.textProperty().bindBidirectional(model.emailProperty());
        }
        for (TextField field : List.of(password, newPassword, chosenPassword)) {
            field.textProperty().bindBidirectional(model.passwordProperty());
        }
        organization.textProperty().bindBidirectional(model.organizationProperty());
        setupCode.textProperty().bindBidirectional(model.setupCodeProperty());
        showError(serverError, model.serverErrorProperty());
        showError(error, model.errorProperty());
        showError(setUpError, model.errorProperty());
        showError(acceptError, model.errorProperty());
        server.accessibleHelpProperty().bind(model.serverErrorProperty());
        password.accessibleHelpProperty().bind(model.errorProperty());
        newPassword.accessibleHelpProperty().bind(model.errorProperty());
        chosenPassword.accessibleHelpProperty().bind(model.errorProperty());
        invite.textProperty().bindBidirectional(model.inviteProperty());
        keep.selectedProperty().bindBidirectional(model.keepProperty());
        // Until it is known whether there is a keychain its place stays free, so that nothing moves under the mouse.
        keep.visibleProperty().bind(model.keepOfferedProperty().map(known -> known.orElse(false)));
        keep.managedProperty().bind(model.keepOfferedProperty().map(known -> known.orElse(true)));
        model.servers().addListener((ListChangeListener<ServerProfile>) _ -> showServers());
        showServers();
        for (Node form : List.of(serverForm, signInForm, setUpForm, acceptForm, changeServer, tryDemo,
                askForSetUp, askForInvite, backToSignIn)) {
            form.disableProperty().bind(model.busyProperty());
        }
        showSteps();
        useServer.setOnAction(_ -> model.useServer());
        signIn.setOnAction(_ -> model.signIn());
        keep.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // As in every other field of the form; Space ticks it.
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                model.signIn();
            }
        });
        setUp.setOnAction(_ -> model.setUp());
        accept.setOnAction(_ -> model.accept());
        askForInvite.setOnAction(_ -> model.askForInvite());
        changeServer.setOnAction(_ -> model.changeServer());
        askForSetUp.setOnAction(_ -> model.askForSetUp());
        backToSignIn.setOnAction(_ -> model.backToSignIn());
        tryDemo.setOnAction(_ -> demo.run());
    }

    /// Puts the focus into the first empty field of the step shown.
    public void focusFirstField() {
        fields().stream().filter(field -> field.getText().isEmpty()).findFirst().orElse(fields().getFirst())
                .requestFocus();
    }

    private List<TextInputControl> fields() {
        return switch (model.stepProperty().get()) {
            case SERVER -> List.of(server);
            case SIGN_IN -> List.of(email, password);
            case SET_UP -> List.of(setupCode, organization, newEmail, newPassword);
            case ACCEPT -> List.of(invite, chosenPassword);
        };
    }

    private void showSteps() {
        Show.when(connection, Bindings.createBooleanBinding(
                () -> model.stepProperty().get() != SignInViewModel.Step.SERVER
                        && !model.connectionProperty().get().isEmpty(),
                model.stepProperty(), model.connectionProperty()));
        Show.when(serverForm, isStep(SignInViewModel.Step.SERVER));
        Show.when(signInForm, isStep(SignInViewModel.Step.SIGN_IN));
        Show.when(setUpForm, isStep(SignInViewModel.Step.SET_UP));
        Show.when(changeServer, isStep(SignInViewModel.Step.SERVER).map(asked -> !asked));
        Show.when(acceptForm, isStep(SignInViewModel.Step.ACCEPT));
        Show.when(askForSetUp, Bindings.createBooleanBinding(
                () -> model.stepProperty().get() == SignInViewModel.Step.SIGN_IN
                        && model.setUpOfferedProperty().get(),
                model.stepProperty(), model.setUpOfferedProperty()));
        Show.when(askForInvite, model.stepProperty().map(shown -> shown == SignInViewModel.Step.SIGN_IN
                || shown == SignInViewModel.Step.SERVER));
        Show.when(backToSignIn, model.stepProperty().map(shown -> shown == SignInViewModel.Step.SET_UP
                || shown == SignInViewModel.Step.ACCEPT));
        useServer.defaultButtonProperty().bind(isStep(SignInViewModel.Step.SERVER));
        signIn.defaultButtonProperty().bind(isStep(SignInViewModel.Step.SIGN_IN));
        setUp.defaultButtonProperty().bind(isStep(SignInViewModel.Step.SET_UP));
        accept.defaultButtonProperty().bind(isStep(SignInViewModel.Step.ACCEPT));
        model.stepProperty().subscribe((_, _) -> focusFirstField());
        // A disabled field loses the focus; it gets it back where the mistake most likely is.
        model.busyProperty().subscribe((_, busy) -> {
            if (!busy) {
                fields().getLast().requestFocus();
            }
        });
    }

    private void showServers() {
        knownServers.getChildren()
                .setAll(model.servers().stream().map(server -> new ServerEntry(server,
                        () -> model.choose(server.address()), () -> model.forget(server), messages))
                        .toList());
        boolean some = !model.servers().isEmpty();
        for (Node node : List.of(knownServers, otherServer)) {
            node.setVisible(some);
            node.setManaged(some);
        }
    }

    private ObservableValue<Boolean> isStep(SignInViewModel.Step step) {
        return model.stepProperty().map(shown -> shown == step);
    }

    private static void showError(Label label, ObservableValue<String> sentence) {
        label.textProperty().bind(sentence);
        Show.when(label, Bindings.createBooleanBinding(() -> !sentence.getValue().isEmpty(), sentence));
    }
}
