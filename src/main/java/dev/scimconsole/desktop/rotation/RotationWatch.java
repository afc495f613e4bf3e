package dev.scimconsole.desktop.rotation;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.desktop.attention.Attention;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.live.LiveEvents;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Follows a rotation while another page is open than the one that shows it, so that whoever waits there is
/// told when a client has picked the new token up. Used on the thread of the screen.
public final class RotationWatch {

    private final AdminSession session;
    private final Tasks tasks;
    private final Executor screen;
    private final Supplier<Guides> guides;
    private final Messages messages;
    private final Clock clock;
    private final Ticker ticker;
    private final Attention attention;
    private Optional<Watching> watching = Optional.empty();

    /// @param tasks     of the session
    /// @param screen    where events arrive
    /// @param attention told when a client has picked the new token up
    public RotationWatch(AdminSession session, Tasks tasks, Executor screen, Supplier<Guides> guides,
            Messages messages, Clock clock, Ticker ticker, Attention attention) {
        this.session = session;
        this.tasks = tasks;
        this.screen = screen;
        this.guides = guides;
        this.messages = messages;
        this.clock = clock;
        this.ticker = ticker;
        this.attention = attention;
    }

    /// Begins, unless it has begun; ends by itself when no rotation is under way. What can't be read is not
    /// watched: the page that is open says that the service does not answer.
    public void begin() {
        if (watching.isEmpty()) {
            Watching next = new Watching();
            watching = Optional.of(next);
            next.tasks.of(session::configuration).onSuccess(read -> next.follow(read.value()))
                    .onFailure(_ -> end()).start();
        }
    }

    /// Whether a rotation is under way and followed.
    public boolean isWatching() {
        return watching.filter(one -> one.rotation.isUnderWay()).isPresent();
    }

    /// Ends.
    public void end() {
        Optional<Watching> ending = watching;
        watching = Optional.empty();
        ending.ifPresent(Watching::close);
    }

    private final class Watching {

        private final Tasks tasks = RotationWatch.this.tasks.group();
        private final RotationViewModel rotation = new RotationViewModel(session.rotation(),
                new Loads(tasks, ticker, session::health, messages), guides.get(), clock, attention);
        private final LiveEvents live = new LiveEvents(session.events(), tasks, screen, ticker,
                rotation::take, rotation::take);

        void follow(ScimConfiguration configuration) {
            rotation.rotationProperty().subscribe(known -> known.ifPresent(_ -> goOn()));
            live.stateProperty().subscribe(rotation::heed);
            Optional<String> token = configuration.token().map(TokenDetails::id);
            if (token.isEmpty()) {
                end();
                return;
            }
            rotation.follow(token);
        }

        /// Most of the time nothing is awaited, and nothing need be listened to.
        private void goOn() {
            if (!rotation.isUnderWay()) {
                end();
            } else if (live.stateProperty().get() == LiveEvents.State.OFF) {
                live.start(EventFilter.all());
            }
        }

        void close() {
            live.stop();
            rotation.close();
            RotationWatch.this.tasks.end(tasks);
        }
    }
}
