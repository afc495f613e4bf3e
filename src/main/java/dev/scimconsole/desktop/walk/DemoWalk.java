package dev.scimconsole.desktop.walk;

import dev.scimconsole.desktop.widgets.facts.FactField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// Walks through the offline demo by its own controls: add a domain, copy the token, refresh it, let the
/// identity provider simulator provision with it, refresh again so that the simulator is refused, paste the
/// new token, see that it is picked up, reload, look through what was provisioned.
public final class DemoWalk {

    /// The entry of the All Products menu.
    private static final String SIMULATOR = "simulator.title";

    private final Path directory;
    private final Consumer<String> report;
    private final OpenWindows windows = new OpenWindows();
    private final AtomicReference<@Nullable WalkFailedException> failure = new AtomicReference<>();
    private int steps;

    /// @param directory where the pictures go; made if it is not there
    /// @param report    takes one line for each step
    public DemoWalk(Path directory, Consumer<String> report) {
        this.directory = directory;
        this.report = report;
    }

    /// Begins to walk in the background; call it once JavaFX runs. At the end the window is closed.
    public void begin() {
        Thread.ofPlatform().name("demo-walk").daemon().start(this::walkToTheEnd);
    }

    /// Why the walk did not come to its end; empty when it did. Ask when the desktop has closed.
    public Optional<WalkFailedException> failure() {
        return Optional.ofNullable(failure.get());
    }

    private void walkToTheEnd() {
        try {
            walk();
            windows.onFxThread(() -> {
                main().fireEvent(new WindowEvent(main(), WindowEvent.WINDOW_CLOSE_REQUEST));
                return true;
            });
        } catch (IOException e) {
            failure.set(new WalkFailedException("a picture could not be written: " + e.getMessage(), e));
            Platform.exit();
        } catch (WalkFailedException e) {
            failure.set(e);
            Platform.exit();
        }
    }

    /// Walks, on a thread that may block, and leaves the window open.
    ///
    /// @throws WalkFailedException when something is not as it should be
    public void walk() throws WalkFailedException, IOException {
        Files.createDirectories(directory);
        windows.await("#addDomain", Button.class, button -> !button.isDisabled());
        picture(main(), "SCIM Configuration, not enabled");
        addDomain();
        copyToken();
        picture(main(), "The first token, copied");
        refresh(true);
        copyToken();
        picture(main(), "The new token, copied");
        Stage simulator = openSimulator();
        paste();
        sync("good");
        picture(simulator, "25 users and 3 groups provisioned with the token");
        refresh(false);
        sync("bad");
        picture(simulator, "After another refresh the simulator is refused");
        windows.await("#rotationLines .bad", Node.class, _ -> true);
        picture(main(), "The rotation: the old token is still in use");
        copyToken();
        paste();
        sync("good");
        picture(simulator, "With the new token pasted it provisions again");
        windows.await("#rotationBadge", Node.class, badge -> badge.getStyleClass().contains("good"));
        picture(main(), "The rotation: the new token is picked up");
        fire("#reload");
        windows.await(".masked", Node.class, _ -> true);
        picture(main(), "Reloaded: the token is gone from view");
        list("users");
        picture(main(), "The users that were provisioned");
        choose("users", "#detail-emails");
        picture(main(), "One of them in detail");
        list("groups");
        choose("groups", "#members .badge");
        picture(main(), "The groups that were provisioned, and the members of one");
        fire("#nav-help");
        windows.await("#articleTitle", Node.class, _ -> true);
        picture(main(), "Help");
    }

    private void addDomain() throws WalkFailedException, IOException {
        fire("#addDomain");
        set("#domainName", TextField.class, "acme.com");
        fire("#add");
        windows.await("#tokenField", Node.class, _ -> true);
        picture(main(), "The domain is added: SCIM is enabled, the first token is shown");
    }

    private void copyToken() throws WalkFailedException {
        Node field = windows.await("#tokenField .copy-field-value", Node.class, _ -> true);
        windows.onFxThread(() -> {
            Event.fireEvent(field,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false,
                            false));
            return true;
        });
    }

    private void refresh(boolean withPicture) throws WalkFailedException, IOException {
        String before = windows.await("#tokenId", FactField.class, _ -> true).getText();
        Button refresh = windows.await("#refresh", Button.class, button -> !button.isDisabled());
        // The dialog answers inside this call: nobody may wait for it to return.
        Platform.runLater(refresh::fire);
        Button confirm = windows.await(".console-dialog .button.danger", Button.class, _ -> true);
        if (withPicture) {
            picture(main(), "The warning before a refresh");
        }
        Platform.runLater(confirm::fire);
        windows.await("#tokenId", FactField.class, fact -> !fact.getText().equals(before));
    }

    private Stage openSimulator() throws WalkFailedException {
        MenuButton products = windows.await("#productsMenu", MenuButton.class, _ -> true);
        windows.onFxThread(() -> {
            products.getItems().stream().filter(item -> SIMULATOR.equals(item.getId()))
                    .forEach(MenuItem::fire);
            return true;
        });
        Node sync = windows.await("#simulatorSync", Node.class, _ -> true);
        return windows.onFxThread(() -> (Stage) sync.getScene().getWindow());
    }

    private void list(String page) throws WalkFailedException {
        fire("#nav-" + page);
        windows.await("#" + page, TableView.class, table -> !table.getItems().isEmpty());
    }

    private void choose(String page, String awaited) throws WalkFailedException {
        TableView<?> table = windows.await("#" + page, TableView.class, _ -> true);
        windows.onFxThread(() -> {
            table.getSelectionModel().selectFirst();
            return true;
        });
        windows.await(awaited, Node.class, _ -> true);
    }

    private void paste() throws WalkFailedException {
        // The simulator's field takes what an administrator pastes, which is text.
        set("#simulatorToken", PasswordField.class,
                windows.onFxThread(
                        () -> Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), "")));
    }

    private void sync(String tone) throws WalkFailedException {
        fire("#simulatorSync");
        windows.await("#simulatorSync", Button.class, button -> !button.isDisabled());
        windows.await("#simulatorOutcomeBox", HBox.class, box -> box.getStyleClass().contains(tone));
    }

    private void fire(String selector) throws WalkFailedException {
        Button button = windows.await(selector, Button.class, found -> !found.isDisabled());
        windows.onFxThread(() -> {
            button.fire();
            return true;
        });
    }

    private <F extends TextField> void set(String selector, Class<F> type, String text)
            throws WalkFailedException {
        F field = windows.await(selector, type, found -> !found.isDisabled());
        windows.onFxThread(() -> {
            field.setText(text);
            return true;
        });
    }

    private void picture(Stage stage, String what) throws WalkFailedException, IOException {
        steps++;
        Path file = directory.resolve("%02d.png".formatted(steps));
        windows.onFxThread(() -> Picture.of(withThoseOver(stage))).write(file);
        report.accept("%2d  %s: %s".formatted(steps, what, file));
    }

    private static List<Window> withThoseOver(Stage stage) {
        return Stream.concat(Stream.of(stage), Window.getWindows().stream().filter(Window::isShowing)
                .filter(window -> isOver(window, stage))).toList();
    }

    private static boolean isOver(Window window, Stage stage) {
        return switch (window) {
            case PopupWindow popup -> stage.equals(popup.getOwnerWindow());
            case Stage dialog -> stage.equals(dialog.getOwner())
                    && dialog.getScene().getRoot().getStyleClass().contains("console-dialog");
            default -> false;
        };
    }

    /// The console's window, which is opened first.
    private static Stage main() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(stage -> stage.getOwner() == null
                        && stage.getScene().getRoot().getStyleClass().contains("console"))
                .findFirst().orElseThrow(() -> new IllegalStateException("there is no window"));
    }
}
