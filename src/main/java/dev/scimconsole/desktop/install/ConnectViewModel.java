package dev.scimconsole.desktop.install;

import dev.scimconsole.client.graph.EntraApplication;
import dev.scimconsole.client.graph.EntraJob;
import dev.scimconsole.client.graph.EntraProvisioning;
import dev.scimconsole.client.graph.EntraTarget;
import dev.scimconsole.client.graph.GraphException;
import dev.scimconsole.client.graph.GraphFailure;
import dev.scimconsole.client.graph.MicrosoftAccount;
import dev.scimconsole.client.graph.MicrosoftSignIn;
import dev.scimconsole.client.graph.Registration;
import dev.scimconsole.desktop.microsoft.KnownTarget;
import dev.scimconsole.desktop.microsoft.MicrosoftLink;
import dev.scimconsole.desktop.task.RunningTask;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Connects the console to Microsoft Entra ID: signs in, and lets the application and its job be chosen,
/// once.
public final class ConnectViewModel {

    private final MicrosoftLink link;
    private final Tasks tasks;
    private final Executor screen;
    private final Messages messages;
    private final InstallWords words;
    private final StringProperty tenant = new SimpleStringProperty(this, "tenant", "");
    private final StringProperty clientId = new SimpleStringProperty(this, "clientId", "");
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final ReadOnlyBooleanWrapper signedIn = new ReadOnlyBooleanWrapper(this, "signedIn");
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper(this, "done");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper(this, "told", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper(this, "address", "");
    private final ObservableList<EntraTarget> targets = FXCollections.observableArrayList();
    private Optional<MicrosoftAccount> account = Optional.empty();
    private Optional<Registration> registration = Optional.empty();
    private Optional<RunningTask> running = Optional.empty();

    ConnectViewModel(MicrosoftLink link, Tasks tasks, Executor screen, Messages messages, Clock clock) {
        this.link = link;
        this.tasks = tasks;
        this.screen = screen;
        this.messages = messages;
        words = new InstallWords(messages, new Moments(messages, clock));
        link.suggested().ifPresent(known -> {
            tenant.set(known.tenant());
            clientId.set(known.clientId());
        });
        link.known().ifPresent(known -> search.set(known.target().application().name()));
    }

    private record Answer<T>(Optional<T> value, Optional<GraphFailure> failure) {}

    private interface Asking<T> {
        T ask() throws GraphException, InterruptedException;
    }

    /// Signs in in the system's browser.
    public void signInInBrowser() {
        withRegistration(known -> ask(() -> {
            try (MicrosoftSignIn.InBrowser begun = link.signIn(known).inBrowser(page())) {
                screen.execute(() -> {
                    address.set(begun.address().toString());
                    told.set(messages.text("connect.browser"));
                });
                link.open(begun.address());
                return begun.await();
            }
        }, this::signedIn));
    }

    /// Signs in with a code that is typed in on any device.
    public void signInOnDevice() {
        withRegistration(known -> ask(() -> {
            MicrosoftSignIn signIn = link.signIn(known);
            MicrosoftSignIn.OnDevice begun = signIn.onDevice();
            screen.execute(() -> {
                address.set(begun.verificationUri().toString());
                told.set(messages.text("connect.device", begun.userCode()));
            });
            return signIn.await(begun);
        }, this::signedIn));
    }

    /// Looks for applications whose name begins so, with their jobs.
    public void find() {
        account.ifPresent(who -> ask(() -> {
            EntraProvisioning provisioning = new EntraProvisioning(who);
            List<EntraTarget> found = new ArrayList<>();
            for (EntraApplication application : provisioning.applications(search.get())) {
                for (EntraJob job : provisioning.jobs(application)) {
                    found.add(new EntraTarget(application, job.id()));
                }
            }
            return List.copyOf(found);
        }, found -> {
            targets.setAll(found);
            told.set(messages.text("connect.found", found.size()));
        }));
    }

    /// Keeps what was chosen.
    public void choose(EntraTarget target) {
        account.ifPresent(who -> {
            KnownTarget known = new KnownTarget(registration.orElseThrow(), who.userName(), target);
            account = Optional.empty();
            tasks.of(() -> {
                link.connect(known, who);
                return true;
            }).showing(busy).onSuccess(_ -> done.set(true)).start();
        });
    }

    /// Ends what is under way and lets go of a sign-in that was not used.
    public void close() {
        running.ifPresent(RunningTask::cancel);
        account.ifPresent(MicrosoftAccount::close);
        account = Optional.empty();
    }

    /// How an application with its job is named.
    String name(EntraTarget target) {
        return messages.text("connect.target", target.application().name(), target.jobId());
    }

    /// The directory, as typed.
    public StringProperty tenantProperty() {
        return tenant;
    }

    /// The application's id, as typed.
    public StringProperty clientIdProperty() {
        return clientId;
    }

    /// The beginning of the application's name, as typed.
    public StringProperty searchProperty() {
        return search;
    }

    /// Whether something is under way.
    public BooleanProperty busyProperty() {
        return busy;
    }

    /// Whether somebody is signed in, so that an application can be chosen.
    public ReadOnlyBooleanProperty signedInProperty() {
        return signedIn.getReadOnlyProperty();
    }

    /// Whether it is connected.
    public ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// What there is to know; empty text for nothing.
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// What went wrong; empty text for nothing.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// What the browser should have opened; empty text while nothing should.
    public ReadOnlyStringProperty addressProperty() {
        return address.getReadOnlyProperty();
    }

    /// What can be chosen.
    public ObservableList<EntraTarget> targets() {
        return targets;
    }

    private void withRegistration(Consumer<Registration> work) {
        registration = Registration.of(tenant.get(), clientId.get());
        registration.ifPresentOrElse(work, () -> error.set(messages.text("connect.unusable")));
    }

    private void signedIn(MicrosoftAccount who) {
        account = Optional.of(who);
        address.set("");
        told.set(messages.text("connect.signedIn", who.userName()));
        signedIn.set(true);
        find();
    }

    private <T> void ask(Asking<T> asking, Consumer<T> handler) {
        running.ifPresent(RunningTask::cancel);
        error.set("");
        Callable<Answer<T>> work = () -> {
            try {
                return new Answer<>(Optional.of(asking.ask()), Optional.empty());
            } catch (GraphException e) {
                return new Answer<>(Optional.empty(), Optional.of(e.failure()));
            }
        };
        running = Optional.of(tasks.of(work).showing(busy).onSuccess(answer -> {
            answer.failure().ifPresent(failure -> {
                address.set("");
                told.set("");
                error.set(words.why(failure));
            });
            answer.value().ifPresent(handler);
        }).start());
    }

    private String page() {
        return "<!doctype html><meta charset=\"utf-8\"><title>SCIM Console</title><p>"
                + messages.text("connect.page") + "</p>";
    }
}
