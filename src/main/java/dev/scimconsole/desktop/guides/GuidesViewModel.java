package dev.scimconsole.desktop.guides;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.EventCalls;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventPage;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.ConnectionList;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.util.Subscription;

/// The set-up guides: which one is open, and which of their steps are done. A step is done when its request
/// has arrived; that is told by the stored events, so it stays true over restarts.
public final class GuidesViewModel {

    private static final int PAGE = 100;
    /// How far one look for a step's request goes. Beyond, it counts as not arrived until it arrives again.
    private static final int MOST_PAGES = 3;
    /// The service knows some providers only by what they ask, a little after it told of the request.
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(2);

    private final Guides guides;
    private final EventCalls calls;
    private final Tasks tasks;
    private final Settings settings;
    private final Ticker ticker;
    private final ReadOnlyObjectWrapper<Guide> open;
    private final ReadOnlyObjectWrapper<Optional<Place>> pointedAt = new ReadOnlyObjectWrapper<>(this,
            "pointedAt", Optional.empty());
    private final ObservableMap<Place, Instant> arrivals = FXCollections.observableHashMap();
    private final ReadOnlyStringWrapper baseUrl = new ReadOnlyStringWrapper(this, "baseUrl", "");
    private final ReadOnlyObjectWrapper<Optional<ConnectionKind>> way = new ReadOnlyObjectWrapper<>(this,
            "way", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Connection>> connection = new ReadOnlyObjectWrapper<>(this,
            "connection", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ConnectionList>> connections = new ReadOnlyObjectWrapper<>(
            this, "connections", Optional.empty());
    private final ObservableValue<CopyValue> values;
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    /// Where requests came from whose provider was not told, each without a name.
    private final Set<EventOrigin> untold = new HashSet<>();
    private Optional<Subscription> lookingAgain = Optional.empty();
    private Optional<TokenDetails> token = Optional.empty();
    private boolean chosen;
    private int ofWayBefore;

    /// @param settings remember the guide that was chosen last
    public GuidesViewModel(Guides guides, EventCalls calls, Tasks tasks, Settings settings, Ticker ticker) {
        this.guides = guides;
        this.calls = calls;
        this.tasks = tasks;
        this.settings = settings;
        this.ticker = ticker;
        open = new ReadOnlyObjectWrapper<>(this, "open",
                settings.guide().flatMap(guides::find).orElse(guides.all().getFirst()));
        values = Bindings.createObjectBinding(() -> new CopyValue(baseUrl.get(),
                connections.get().map(ConnectionList::tokenUrl).orElse(""),
                connection.get().map(Connection::clientId).orElse("")), baseUrl, connections, connection);
    }

    /// Where a step stands.
    ///
    /// @param guide id of the guide
    /// @param step  id of the step in it
    public record Place(String guide, String step) {}

    /// All guides.
    public Guides guides() {
        return guides;
    }

    /// The guide that is open.
    public ReadOnlyObjectProperty<Guide> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// The step that the administrator asked to be shown; empty when none.
    public ReadOnlyObjectProperty<Optional<Place>> pointedAtProperty() {
        return pointedAt.getReadOnlyProperty();
    }

    /// When the request of a step last arrived. What is not in it has not.
    public ObservableMap<Place, Instant> arrivals() {
        return arrivals;
    }

    /// The SCIM base URL; empty text until it is known.
    public ReadOnlyStringProperty baseUrlProperty() {
        return baseUrl.getReadOnlyProperty();
    }

    /// What the steps offer to copy.
    public ObservableValue<CopyValue> valuesProperty() {
        return values;
    }

    /// By which kind of connection the open guide lets its provider in; empty for the SCIM token.
    public ReadOnlyObjectProperty<Optional<ConnectionKind>> wayProperty() {
        return way.getReadOnlyProperty();
    }

    /// The connection that is set up; empty for the SCIM token, and while there is none of the kind.
    public ReadOnlyObjectProperty<Optional<Connection>> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /// Those of the chosen kind, oldest first.
    public List<Connection> connectionsOfWay() {
        return connections.get().stream().flatMap(known -> known.connections().stream())
                .filter(one -> Optional.of(one.kind()).equals(way.get())).toList();
    }

    /// Lets the provider in by a kind of connection, of which the newest is set up.
    ///
    /// @param kind empty for the SCIM token
    public void chooseWay(Optional<ConnectionKind> kind) {
        if (!kind.equals(way.get())) {
            chosen = true;
            way.set(kind);
            ofWayBefore = connectionsOfWay().size();
            connection.set(newest());
            lookAnew();
        }
    }

    /// Sets that connection up.
    public void choose(Connection one) {
        chosen = true;
        setUp(Optional.of(one));
    }

    /// The steps of a guide, by the chosen way where it knows that.
    public List<Guide.Step> steps(Guide guide) {
        return guide.steps(way.get());
    }

    /// Why it is not known which steps are done; empty when nothing is wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Opens a guide and remembers it.
    public void choose(Guide guide) {
        chosen = true;
        pointedAt.set(Optional.empty());
        open.set(guide);
        settings.setGuide(guide.id());
    }

    /// Opens a guide at the step that pastes a new token.
    ///
    /// @param wanted empty while no client was ever seen. Then, and where the client may be any of several
    ///               providers, the guide that is open is as good.
    public void pointAtToken(Optional<Guide> wanted) {
        boolean openFits = open.get().client().isEmpty() && open.get().afterRefresh().isPresent();
        Guide guide = wanted.filter(one -> !Guides.isForAny(one) || !openFits).orElse(open.get());
        chooseWay(Optional.empty());
        choose(guide);
        pointedAt.set(guide.afterRefresh().map(after -> new Place(guide.id(), after.step())));
    }

    /// Takes what the page knows of the configuration. With another token, steps are due again.
    public void take(ScimConfiguration configuration) {
        baseUrl.set(configuration.baseUrl());
        Optional<TokenDetails> before = token;
        token = configuration.token();
        if (token.isPresent() && !token.map(TokenDetails::id).equals(before.map(TokenDetails::id))) {
            forgetStepsOfOldToken();
            if (before.isEmpty()) {
                // Requests with a later token arrive while the page is open.
                lookBack();
            }
        }
    }

    /// Takes the connections. Without a token, and before anything is chosen, the newest is set up.
    public void take(ConnectionList known) {
        boolean first = connections.get().isEmpty();
        connections.set(Optional.of(known));
        if (first && token.isEmpty() && !known.connections().isEmpty()) {
            way.set(Optional.of(known.connections().getLast().kind()));
        }
        Optional<Connection> same = connectionsOfWay().stream()
                .filter(one -> connection.get().map(Connection::id).filter(one.id()::equals).isPresent())
                .findFirst();
        if (same.isPresent() && connectionsOfWay().size() <= ofWayBefore) {
            connection.set(same);
        } else {
            setUp(newest());
        }
        ofWayBefore = connectionsOfWay().size();
    }

    /// Takes events, in any order; known ones may come again.
    public void take(List<Event> events) {
        tick(events);
        // Each is asked, not only those before the first.
        if (events.stream().filter(this::mayComeToBeKnown).count() > 0 && lookingAgain.isEmpty()) {
            lookingAgain = Optional.of(ticker.every(UNTIL_KNOWN, this::lookAgain));
        }
    }

    /// Ends what it does by itself.
    public void close() {
        lookingAgain.ifPresent(Subscription::unsubscribe);
        lookingAgain = Optional.empty();
    }

    /// Whether the provider behind an accepted request is not told here for the first time, or is told where
    /// it was not.
    private boolean mayComeToBeKnown(Event event) {
        if (event.outcome() != EventOutcome.SUCCESS || event.kind() != EventKind.REQUEST) {
            return false;
        }
        EventOrigin origin = new EventOrigin(event.origin().address(), event.origin().userAgent(), "");
        return Guides.isForAny(guides.of(event.origin().client()))
                ? untold.add(origin)
                : untold.remove(origin);
    }

    /// Reads the newest requests under the names that they have by now.
    private void lookAgain() {
        close();
        tasks.of(() -> calls.page(
                filter(Optional.of(EventOutcome.SUCCESS), Optional.empty(), Optional.empty()),
                Optional.empty(), PAGE)).onSuccess(page -> tick(page.events()))
                .onFailure(failure -> error.set(failure.sentence())).start();
    }

    private Optional<Connection> newest() {
        List<Connection> known = connectionsOfWay();
        return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
    }

    private void setUp(Optional<Connection> one) {
        boolean another = !one.map(Connection::id).equals(connection.get().map(Connection::id));
        connection.set(one);
        if (another) {
            lookAnew();
        }
    }

    /// The steps are due again until it is known that another credential has done them.
    private void lookAnew() {
        forgetStepsOfOldToken();
        if (connection.get().isPresent() || token.isPresent()) {
            lookBack();
        }
    }

    private void tick(List<Event> events) {
        events.forEach(this::tick);
    }

    private void forgetStepsOfOldToken() {
        arrivals.keySet().removeAll(guides.all().stream().flatMap(guide -> Stream
                .concat(guide.steps().stream(), guide.ways().stream().flatMap(one -> one.steps().stream()))
                .filter(step -> step.tick().filter(TickRule::needsCurrentToken).isPresent())
                .map(step -> new Place(guide.id(), step.id()))).toList());
    }

    private void lookBack() {
        Optional<Instant> since = earliest();
        tasks.of(() -> read(since)).onSuccess(found -> {
            error.set("");
            tick(found);
            openSeen(found);
        }).onFailure(failure -> error.set(failure.sentence())).start();
    }

    /// What was seen last comes first, unless the administrator has chosen already, now or before, what it
    /// ticks.
    private void openSeen(List<Event> found) {
        if (!chosen && !found.isEmpty()) {
            String client = found.getFirst().origin().client();
            if (!guides.tickedBy(client).contains(open.get())) {
                open.set(guides.of(client));
            }
        }
    }

    /// The newest request, and for each rule those that may meet it.
    private List<Event> read(Optional<Instant> since) throws CallFailedException {
        List<Event> found = new ArrayList<>(
                calls.page(filter(Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty(), 1)
                        .events());
        for (TickRule rule : TickRule.values()) {
            EventFilter wanted = filter(Optional.of(EventOutcome.SUCCESS), rule.action(),
                    since.filter(_ -> rule.needsCurrentToken()));
            EventPage page = calls.page(wanted, Optional.empty(), PAGE);
            found.addAll(page.events());
            for (int i = 1; i < MOST_PAGES && page.nextCursor().isPresent(); i++) {
                page = calls.page(wanted, page.nextCursor(), PAGE);
                found.addAll(page.events());
            }
        }
        return found;
    }

    /// Since when a request can have come with the token or by the connection.
    private Optional<Instant> earliest() {
        return Stream.concat(token.map(TokenDetails::createdAt).stream(),
                connection.get().map(Connection::createdAt).stream()).min(Comparator.naturalOrder());
    }

    private static EventFilter filter(Optional<EventOutcome> outcome, Optional<String> text,
            Optional<Instant> from) {
        return new EventFilter(from, Optional.empty(), Optional.empty(), outcome,
                Optional.of(EventKind.REQUEST), text);
    }

    private void tick(Event event) {
        Set<Guide> ticked = new LinkedHashSet<>(guides.tickedBy(event.origin().client()));
        Optional<String> connectionId = connection.get().map(Connection::id);
        if (connectionId.isPresent() && event.actor().tokenId().equals(connectionId)) {
            // Whatever its client is called, it comes by the connection that the open guide sets up.
            ticked.add(open.get());
        }
        for (Guide guide : ticked) {
            Optional<String> id = way.get().flatMap(guide::way).isPresent()
                    ? connectionId
                    : token.map(TokenDetails::id);
            for (Guide.Step step : steps(guide)) {
                if (step.tick().filter(rule -> rule.isMetBy(event, id)).isPresent()) {
                    arrivals.merge(new Place(guide.id(), step.id()), event.at(),
                            (known, at) -> known.isAfter(at) ? known : at);
                }
            }
        }
    }
}
