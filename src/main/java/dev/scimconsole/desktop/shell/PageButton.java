package dev.scimconsole.desktop.shell;

import dev.scimconsole.desktop.widgets.layout.ClosedCard;
import dev.scimconsole.desktop.widgets.layout.OneByOne;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;

/// Presses a button of the page on the screen as soon as the page has loaded, and opens the section that it
/// stands in. Where it then has none that can be pressed, as without a token to refresh, nothing happens: the
/// page says why.
public final class PageButton {

    private static final String LOADING = ".skeleton";
    private static final String SECTION = ".closed-card";

    private final Scene scene;
    private final BooleanSupplier here;
    private final Supplier<Optional<Parent>> page;
    private final String selector;
    private final Runnable look = this::look;

    private PageButton(Scene scene, BooleanSupplier here, Supplier<Optional<Parent>> page,
            String selector) {
        this.scene = scene;
        this.here = here;
        this.page = page;
        this.selector = selector;
    }

    /// Presses it, now or once the page has loaded.
    ///
    /// @param scene    holds the page
    /// @param here     whether the page is still the one on the screen, or the one that comes
    /// @param page     its view; empty until it is on the screen
    /// @param selector of the button
    public static void press(Scene scene, BooleanSupplier here, Supplier<Optional<Parent>> page,
            String selector) {
        PageButton button = new PageButton(scene, here, page, selector);
        button.scene.addPostLayoutPulseListener(button.look);
        Platform.requestNextPulse();
    }

    private void look() {
        Optional<Parent> view = page.get();
        if (here.getAsBoolean() && view.filter(there -> !isLoading(there) && !isOpening(there)).isEmpty()) {
            return;
        }
        scene.removePostLayoutPulseListener(look);
        if (here.getAsBoolean() && view.orElseThrow().lookup(selector) instanceof ButtonBase button
                && Show.isShown(button) && !button.isDisabled()) {
            button.requestFocus();
            // Not within the layout: what it opens may wait for an answer.
            Platform.runLater(button::fire);
        }
    }

    private static boolean isLoading(Parent view) {
        return view.lookupAll(LOADING).stream().anyMatch(Show::isShown)
                || view.lookup("." + OneByOne.COMING) != null;
    }

    /// Opens the section that the button stands in, if it was closed.
    private boolean isOpening(Parent view) {
        Optional<ClosedCard> closed = view.lookupAll(SECTION).stream().map(ClosedCard.class::cast)
                .filter(section -> !section.isExpanded() && section.holds(selector) && Show.isShown(section))
                .findFirst();
        closed.ifPresent(section -> section.setExpanded(true));
        return closed.isPresent();
    }
}
