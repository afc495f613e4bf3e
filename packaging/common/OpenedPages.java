import dev.scimconsole.main.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

/// The console as it is packaged, with somebody in front of it who signs in and clicks on each entry of the
/// navigation, a few times around. `measure-pages` runs it with the packaged program's run-time image,
/// options, cache and class path, this class behind them.
///
/// The mouse is the display's. When a part of the screen changed for the last time is seen in the display's
/// memory ([Framebuffer]). How long a frame took is what passed between two beats of an animation: events,
/// styles, layout and the wait for what is painted; from the pointer at the entry on, since the page is made
/// from then on.
///
/// Prints, separated by tabs: `visit`, page, round (0: the first time), milliseconds from the click to the
/// entry marked as the current one, to the page drawn, of the longest frame, of that without the time in
/// which other programs had the processors, and of processor until nothing changed any more; and at the end
/// `resident`, KiB at once, KiB after a while, the most there were, each without the display's memory that is
/// looked at: it stands in this process for whoever looks.
///
/// Usage: `OpenedPages FRAMEBUFFER SERVER ROUNDS`, or `OpenedPages fill DIRECTORY PEOPLE` for a [FilledStore]
final class OpenedPages {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    /// Nothing comes any more when nothing has changed for so long.
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(350);
    private static final int LOOK_MILLIS = 3;
    /// Each shorter than what people take: where links were counted, over 300 ms after the first 65 on one, of which
    /// 80 from the button pressed to the click
    /// (https://calendar.perfplanet.com/2019/instant-pages-with-just-in-time-preloading/).
    private static final int POINTED_MILLIS = 200;
    private static final int BUTTON_DOWN_MILLIS = 60;
    private static final int IDLE_MILLIS = 8_000;

    private final Framebuffer screen;
    private final Frames frames = onFx(Frames::new);
    private final Robot robot = onFx(Robot::new);

    private OpenedPages(Framebuffer screen) {
        this.screen = screen;
    }

    static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("fill")) {
            FilledStore.fill(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            return;
        }
        Thread.ofPlatform().daemon().name("somebody").start(() -> {
            try {
                await("#server");
                Path screen = Path.of(arguments[0]);
                new OpenedPages(new Framebuffer(screen)).use(arguments[1], Integer.parseInt(arguments[2]), screen);
                System.exit(0);
            } catch (IOException | RuntimeException e) {
                e.printStackTrace();
                System.exit(1);
            }
        });
        Main.main(new String[0]);
    }

    private void use(String server, int rounds, Path looked) throws IOException {
        write("#server", server);
        fire("#useServer");
        write("#email", FilledStore.ADMINISTRATOR.email());
        write("#password", FilledStore.ADMINISTRATOR.password());
        fire("#signIn");
        await(".nav-entry");
        sleep(IDLE_MILLIS / 2);
        onFx(() -> {
            frames.start();
            return true;
        });
        List<String> pages = onFx(() -> root().lookupAll(".nav-entry").stream().map(Node::getId).toList());
        for (int round = 0; round < rounds; round++) {
            for (String page : pages) {
                open(page, round);
            }
        }
        onFx(() -> {
            frames.stop();
            return true;
        });
        long atOnce = memory("VmRSS");
        sleep(IDLE_MILLIS);
        long looking = residentOf(looked);
        System.out.printf("resident\t%d\t%d\t%d%n", atOnce - looking, memory("VmRSS") - looking,
                memory("VmHWM") - looking);
    }

    private void open(String page, int round) {
        Node entry = await("#" + page);
        Bounds place = bounds(entry);
        Framebuffer.Part marked = screen.part(place);
        Duration used = used();
        onFx(() -> {
            frames.begin();
            robot.mouseMove(place.getCenterX(), place.getCenterY());
            return true;
        });
        Framebuffer.Part view = screen.part(bounds(await(".page-scroll")));
        sleep(POINTED_MILLIS);
        onFx(() -> {
            robot.mousePress(MouseButton.PRIMARY);
            return true;
        });
        sleep(BUTTON_DOWN_MILLIS);
        marked.hasChanged();
        view.hasChanged();
        long clicked = onFx(() -> {
            long now = System.nanoTime();
            robot.mouseRelease(MouseButton.PRIMARY);
            return now;
        });
        Drawn drawn = quiet(marked, view, clicked);
        Duration using = used().minus(used);
        Frames.Longest longest = onFx(() -> frames.longest(drawn.page()));
        System.out.printf(Locale.ROOT, "visit\t%s\t%d\t%.1f\t%.1f\t%.1f\t%.1f\t%d%n", page.replaceFirst("nav-", ""), round,
                (drawn.entry() - clicked) / 1e6, (drawn.page() - clicked) / 1e6, longest.millis(), longest.busyMillis(),
                using.toMillis());
    }

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private record Drawn(long entry, long page) {}

    /// Waits until both have changed and nothing changes any more.
    ///
    /// @return when the entry changed first (it is let go and marked in the same frame), and the page last
    private Drawn quiet(Framebuffer.Part entry, Framebuffer.Part page, long since) {
        long entryAt = since;
        long pageAt = since;
        while (true) {
            if (entryAt == since && entry.hasChanged()) {
                entryAt = System.nanoTime();
            }
            boolean isQuiet = entryAt > since && pageAt > since && System.nanoTime() - pageAt > QUIET_NANOS
                    && !isLoading();
            if (page.hasChanged() || isQuiet && changesWithin(2, page)) {
                pageAt = System.nanoTime();
            } else if (isQuiet) {
                return new Drawn(entryAt, pageAt);
            }
            if (System.nanoTime() - since > PATIENCE_NANOS) {
                throw new IllegalStateException("The screen does not come to rest");
            }
            sleep(LOOK_MILLIS);
        }
    }

    /// Whether it changes within so many frames: the program may have had no processor for long.
    private boolean changesWithin(int number, Framebuffer.Part page) {
        int end = frames.passed + number;
        while (frames.passed < end) {
            if (page.hasChanged()) {
                return true;
            }
            sleep(LOOK_MILLIS);
        }
        return page.hasChanged();
    }

    private static boolean isLoading() {
        return onFx(() -> root().lookupAll(".skeleton").stream().anyMatch(OpenedPages::isShown));
    }

    private static boolean isShown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    private static Bounds bounds(Node node) {
        return onFx(() -> node.localToScreen(node.getBoundsInLocal()));
    }

    private static void write(String id, String text) {
        var field = (TextField) await(id);
        onFx(() -> {
            field.setText(text);
            return true;
        });
    }

    private static void fire(String id) {
        Node node = await(id);
        onFx(() -> {
            if (node instanceof Button button) {
                button.fire();
            } else {
                node.fireEvent(new ActionEvent());
            }
            return true;
        });
    }

    private static Node await(String selector) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            Optional<Node> found = started()
                    ? onFx(() -> Window.getWindows().isEmpty()
                            ? Optional.empty()
                            : root().lookupAll(selector).stream().filter(node -> isShown(node) && !node.isDisabled()).findFirst())
                    : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
            sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException(selector + " did not come");
    }

    private static Node root() {
        return Window.getWindows().getFirst().getScene().getRoot();
    }

    private static boolean started() {
        try {
            Platform.runLater(() -> {});
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private static <T> T onFx(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(PATIENCE_NANOS, TimeUnit.NANOSECONDS).join();
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param what of `/proc/self/status`
    /// @return KiB
    private static long memory(String what) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(what + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
        }
    }

    /// @return KiB of a file that are mapped into this process and stand in memory
    private static long residentOf(Path file) throws IOException {
        long sum = 0;
        boolean isOfFile = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            if (line.matches("[0-9a-f]+-.*")) {
                isOfFile = line.endsWith(file.toString());
            } else if (isOfFile && line.startsWith("Rss:")) {
                sum += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return sum;
    }

    private static final class Frames extends AnimationTimer {

        private final List<Frame> frames = new ArrayList<>();
        private long last;
        private long waitedBefore;
        private volatile int passed;

        private record Frame(long start, double millis, double busyMillis) {}

        record Longest(double millis, double busyMillis) {}

        /// Forgets those before.
        void begin() {
            frames.clear();
        }

        /// Of those that began before then.
        Longest longest(long end) {
            var until = frames.stream().filter(frame -> frame.start() <= end).toList();
            return new Longest(until.stream().mapToDouble(Frame::millis).max().orElse(0),
                    until.stream().mapToDouble(Frame::busyMillis).max().orElse(0));
        }

        @Override
        public void handle(long now) {
            long at = System.nanoTime();
            long waited = waited();
            if (last != 0) {
                double gap = (at - last) / 1e6;
                frames.add(new Frame(last, gap, gap - (waited - waitedBefore) / 1e6));
            }
            last = at;
            waitedBefore = waited;
            passed = passed + 1;
        }

        /// How long this thread was ready to run and had no processor, in nanoseconds.
        private static long waited() {
            try {
                return Long.parseLong(Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ", -1)[1]);
            } catch (IOException _) {
                return 0;
            }
        }
    }
}
