package dev.scimconsole.load;

import dev.scimconsole.main.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

/// The console as it starts, with somebody at its controls: signs in to a server, opens Users, turns the
/// wheel, drags the bar, jumps, searches and sorts, with the mouse of the display. What each took goes to the
/// standard error, between the lines of JavaFX's logger of pulses.
final class ScrolledConsole {

    /// What stands before the name of what begins.
    static final String MARK = "SCROLLED ";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long AGAIN_NANOS = Duration.ofMillis(5).toNanos();
    private static final int STEPS = 240;
    private static final List<String> SEARCHES = List.of("ada", "ada smith", "smith", "acme", "p77",
            "zoe zimmermann",
            "nobody", "");

    private final String server;

    private ScrolledConsole(String server) {
        this.server = server;
    }

    /// Runs the program.
    ///
    /// @param arguments the server's address
    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("somebody").start(() -> {
            try {
                new ScrolledConsole(arguments[0]).use();
                System.exit(0);
            } catch (RuntimeException e) {
                e.printStackTrace();
                System.exit(1);
            }
        });
        Main.main(new String[0]);
    }

    private void use() {
        write("#server", server);
        fire("#useServer");
        write("#email", Contestant.EMAIL);
        write("#password", Contestant.PASSWORD);
        fire("#signIn");
        fire("#nav-users");
        TableView<?> table = await("#users", TableView.class, found -> !found.getItems().isEmpty());
        settled(table);
        // The first time each thing is done its code is neither loaded nor compiled.
        for (String round : List.of("cold ", "")) {
            measured(round + "wheel", table, () -> wheel(table));
            measured(round + "drag", table, () -> drag(table));
            measured(round + "jumps", table, () -> jumps(table));
            measured(round + "sort", table, () -> sort(table));
            for (String text : SEARCHES) {
                measured(round + "search " + text, table, () -> search(table, text));
            }
        }
        mark("end");
    }

    private void wheel(TableView<?> table) {
        Robot robot = robotAt(table, 0.5, 0.5);
        for (int i = 0; i < STEPS; i++) {
            boolean down = i < STEPS * 3 / 4;
            step(() -> robot.mouseWheel(down ? 1 : -1));
        }
    }

    /// Takes the bar and moves it down and up, fast at first.
    private void drag(TableView<?> table) {
        Optional<ScrollBar> bar = onFx(() -> bar(table)).filter(Node::isVisible);
        if (bar.isEmpty()) {
            return;
        }
        Bounds track = onFx(() -> bar.get().localToScreen(bar.get().getBoundsInLocal()));
        Bounds thumb = onFx(() -> {
            Node node = bar.get().lookup(".thumb");
            return node.localToScreen(node.getBoundsInLocal());
        });
        Robot robot = onFx(Robot::new);
        double x = thumb.getCenterX();
        double from = thumb.getCenterY();
        double room = track.getMaxY() - from - 20;
        onFx(() -> {
            robot.mouseMove(x, from);
            robot.mousePress(MouseButton.PRIMARY);
            return true;
        });
        for (int i = 1; i <= STEPS * 2; i++) {
            double part = (1 - Math.cos(Math.PI * 4 * i / (STEPS * 2))) / 2;
            step(() -> robot.mouseMove(x, from + room * part));
        }
        step(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private void jumps(TableView<?> table) {
        for (KeyCode key : List.of(KeyCode.END, KeyCode.HOME, KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN,
                KeyCode.PAGE_DOWN,
                KeyCode.END, KeyCode.PAGE_UP, KeyCode.PAGE_UP, KeyCode.HOME)) {
            onFx(() -> {
                Event.fireEvent(table,
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
                return true;
            });
            settled(table);
        }
    }

    private void sort(TableView<?> table) {
        for (int column : List.of(1, 5, 0)) {
            answered(table, () -> {
                TableColumn<?, ?> by = table.getColumns().get(column);
                sortBy(table, by);
            });
            settled(table);
        }
    }

    @SuppressWarnings("unchecked")
    private static <R> void sortBy(TableView<R> table, TableColumn<?, ?> by) {
        table.getSortOrder().setAll(List.of((TableColumn<R, ?>) by));
    }

    private void search(TableView<?> table, String text) {
        TextField field = await("#search", TextField.class, found -> !found.isDisabled());
        double took = answered(table, () -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
        System.err.printf(Locale.ROOT, "%n%s answered in %.0f ms%n", MARK, took);
        if (onFx(() -> table.getItems().isEmpty())) {
            // The next answer is told by rows that change, from some to none at least.
            answered(table, () -> {
                field.clear();
                field.fireEvent(new ActionEvent());
            });
        }
    }

    /// How long it takes until the table has other rows, in milliseconds.
    private static double answered(TableView<?> table, Runnable act) {
        CompletableFuture<Long> changed = new CompletableFuture<>();
        ListChangeListener<Object> listener = _ -> changed.complete(System.nanoTime());
        long start = onFx(() -> {
            table.getItems().addListener(listener);
            long now = System.nanoTime();
            act.run();
            return now;
        });
        long end = changed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        onFx(() -> {
            table.getItems().removeListener(listener);
            return true;
        });
        return (end - start) / 1e6;
    }

    /// Does it, waits until the rows are there, and says how long the frames took meanwhile.
    private static void measured(String what, TableView<?> table, Runnable act) {
        mark(what);
        Frames frames = onFx(Frames::new);
        onFx(() -> {
            frames.start();
            return true;
        });
        act.run();
        settled(table);
        onFx(() -> {
            frames.stop();
            return true;
        });
        System.err.printf(Locale.ROOT, "%n%s frames %s%n", MARK, frames);
    }

    private static void mark(String what) {
        System.err.printf("%n%sbegins %s%n", MARK, what);
    }

    /// Waits until no row that is seen is still being read, and two frames have shown that.
    private static void settled(TableView<?> table) {
        await(() -> table.lookupAll(".table-row-cell").stream().map(IndexedCell.class::cast)
                .noneMatch(row -> row.isVisible() && !row.isEmpty() && row.getItem() == null)
                        ? Optional.of(true)
                        : Optional.empty(),
                "the rows");
        frame();
        frame();
    }

    private static void step(Runnable act) {
        onFx(() -> {
            act.run();
            return true;
        });
        frame();
    }

    /// Waits for the next frame.
    private static void frame() {
        CountDownLatch passed = new CountDownLatch(1);
        Platform.runLater(() -> {
            AnimationTimer timer = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    passed.countDown();
                }
            };
            timer.start();
        });
        try {
            passed.await();
        } catch (InterruptedException e) {
            throw new LoadFailure("interrupted");
        }
    }

    private static Robot robotAt(Node node, double across, double down) {
        return onFx(() -> {
            Bounds place = node.localToScreen(node.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(place.getMinX() + place.getWidth() * across,
                    place.getMinY() + place.getHeight() * down);
            return robot;
        });
    }

    private static Optional<ScrollBar> bar(TableView<?> table) {
        return table.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL).findFirst();
    }

    private static void write(String id, String text) {
        TextField field = await(id, TextField.class, _ -> true);
        onFx(() -> {
            field.setText(text);
            return true;
        });
    }

    private static void fire(String id) {
        Node node = await(id, Node.class, found -> !found.isDisabled());
        onFx(() -> {
            if (node instanceof Button button) {
                button.fire();
            } else {
                node.fireEvent(new ActionEvent());
            }
            return true;
        });
    }

    private static <N extends Node> N await(String selector, Class<N> type, Predicate<N> fits) {
        return await(() -> Window.getWindows().stream().filter(Window::isShowing)
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
                .filter(type::isInstance).map(type::cast).filter(fits).findFirst(), selector);
    }

    private static <T> T await(Supplier<Optional<T>> wanted, String name) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = started() ? onFx(wanted) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(AGAIN_NANOS);
        }
        throw new LoadFailure(name + " did not come");
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
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /// What passes between one frame and the next: events, layout, and the wait for what is painted.
    private static final class Frames extends AnimationTimer {

        private final List<Double> gaps = new ArrayList<>();
        private long last;
        private long waitedBefore;
        private double longestUnhindered;

        @Override
        public void handle(long now) {
            long at = System.nanoTime();
            long waited = waited();
            if (last != 0) {
                double gap = (at - last) / 1e6;
                gaps.add(gap);
                longestUnhindered = Math.max(longestUnhindered, gap - (waited - waitedBefore) / 1e6);
            }
            last = at;
            waitedBefore = waited;
        }

        /// How long this thread was ready to run and had no processor, in nanoseconds.
        private static long waited() {
            try {
                return Long.parseLong(
                        Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ", -1)[1]);
            } catch (IOException _) {
                return 0;
            }
        }

        @Override
        public String toString() {
            List<Double> sorted = gaps.stream().sorted(Comparator.naturalOrder()).toList();
            return sorted.isEmpty()
                    ? "none"
                    : String.format(Locale.ROOT,
                            "%d, median %.0f, p99 %.0f, longest %.0f ms (%.0f without waits for a processor)",
                            sorted.size(), sorted.get(sorted.size() / 2),
                            sorted.get(sorted.size() * 99 / 100),
                            sorted.getLast(), longestUnhindered);
        }
    }
}
