package dev.scimconsole.desktop.signin;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import dev.scimconsole.desktop.widgets.Show;

/// Wires the sign-in screen.
public final class SignInController {

    private final SignInViewModel model;
    private final String notice;
    private final Runnable demo;

    @FXML private Label noticeLabel;
    @FXML private Label connection;
    @FXML private VBox serverForm;
    @FXML private TextField server;
    @FXML private Label serverError;
    @FXML private Button useServer;
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
    @FXML private Hyperlink tryDemo;
    @FXML private Hyperlink changeServer;
    @FXML private Hyperlink askForSetUp;
    @FXML private Hyperlink backToSignIn;

    /// @param notice why the screen is shown, if there is something to say
    /// @param demo   opens the offline demo
    public SignInController(SignInViewModel model, String notice, Runnable demo) {
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
        for (TextField field : List.of(password, newPassword)) {
            field.textProperty().bindBidirectional(model.passwordProperty());
        }
        organization.textProperty().bindBidirectional(model.organizationProperty());
        setupCode.textProperty().bindBidirectional(model.setupCodeProperty());
        showError(serverError, model.serverErrorProperty());
        showError(error, model.errorProperty());
        showError(setUpError, model.errorProperty());
        server.accessibleHelpProperty().bind(model.serverErrorProperty());
        password.accessibleHelpProperty().bind(model.errorProperty());
        newPassword.accessibleHelpProperty().bind(model.errorProperty());
        for (Node form : List.of(serverForm, signInForm, setUpForm, changeServer, tryDemo,
                askForSetUp, backToSignIn)) {
            form.disableProperty().bind(model.busyProperty());
        }
        showSteps();
        useServer.setOnAction(_ -> model.useServer());
        signIn.setOnAction(_ -> model.signIn());
        setUp.setOnAction(_ -> model.setUp());
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
        };
    }

    private void showSteps() {
        Show.when(connection, isStep(SignInViewModel.Step.SERVER).map(asked -> !asked));
        Show.when(serverForm, isStep(SignInViewModel.Step.SERVER));
        Show.when(signInForm, isStep(SignInViewModel.Step.SIGN_IN));
        Show.when(setUpForm, isStep(SignInViewModel.Step.SET_UP));
        Show.when(changeServer, isStep(SignInViewModel.Step.SERVER).map(asked -> !asked));
        Show.when(askForSetUp, isStep(SignInViewModel.Step.SIGN_IN));
        Show.when(backToSignIn, isStep(SignInViewModel.Step.SET_UP));
        useServer.defaultButtonProperty().bind(isStep(SignInViewModel.Step.SERVER));
        signIn.defaultButtonProperty().bind(isStep(SignInViewModel.Step.SIGN_IN));
        setUp.defaultButtonProperty().bind(isStep(SignInViewModel.Step.SET_UP));
        model.stepProperty().subscribe((_, _) -> focusFirstField());
        // A disabled field loses the focus; it gets it back where the mistake most likely is.
        model.busyProperty().subscribe((_, busy) -> {
            if (!busy) {
                fields().getLast().requestFocus();
            }
        });
    }

    private ObservableValue<Boolean> isStep(SignInViewModel.Step step) {
        return model.stepProperty().map(shown -> shown == step);
    }

    private static void showError(Label label, ObservableValue<String> sentence) {
        label.textProperty().bind(sentence);
        Show.when(label, Bindings.createBooleanBinding(() -> !sentence.getValue().isEmpty(), sentence));
    }
}
