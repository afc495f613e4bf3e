package dev.scimconsole.desktop;

import dev.scimconsole.desktop.access.AdminAccessController;
import dev.scimconsole.desktop.activity.ActivityController;
import dev.scimconsole.desktop.alerts.AlertsController;
import dev.scimconsole.desktop.configuration.ScimConfigurationController;
import dev.scimconsole.desktop.groups.GroupsController;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.help.Articles;
import dev.scimconsole.desktop.help.HelpController;
import dev.scimconsole.desktop.help.HelpWindow;
import dev.scimconsole.desktop.page.PageContext;
import dev.scimconsole.desktop.page.PageEntry;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.refusals.RefusalsController;
import dev.scimconsole.desktop.security.SecurityController;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.FullHeight;
import dev.scimconsole.desktop.users.UsersController;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every page of one console window, and what they read only once. A page that stands here appears in the
/// navigation; no other does.
final class Products {

    /// The page the console opens.
    static final String START = ScimConfigurationController.ID;

    private final Messages messages;
    private final Map<Locale, Guides> guides = new HashMap<>();
    private final Map<Locale, Articles> articles = new HashMap<>();
    private final FullHeight configuration = new FullHeight();
    private final FullHeight alerts = new FullHeight();

    /// @param messages know the language
    Products(Messages messages) {
        this.messages = messages;
    }

    /// The product that every console has.
    Product.Pages admin() {
        return new Product.Pages("product.admin", List.of(
                PageEntry.top(UsersController.ID, "users.title", "users.fxml", UsersController::new),
                PageEntry.top(GroupsController.ID, "groups.title", "groups.fxml", GroupsController::new),
                PageEntry.top(RefusalsController.ID, "refused.title", "refused-changes.fxml",
                        RefusalsController::new),
                PageEntry.top(SecurityController.ID, "security.title", "security.fxml",
                        SecurityController::new),
                PageEntry.below(SecurityController.ID, ScimConfigurationController.ID, "scim.title",
                        "scim-configuration.fxml",
                        context -> new ScimConfigurationController(context, guides(), configuration)),
                PageEntry.below(SecurityController.ID, AdminAccessController.ID, "access.title",
                        "admin-access.fxml", AdminAccessController::new),
                PageEntry.below(SecurityController.ID, AlertsController.ID, "alerts.heading", "alerts.fxml",
                        context -> new AlertsController(context, alerts)),
                PageEntry.top(ActivityController.ID, "activity.title", "activity.fxml",
                        ActivityController::new),
                PageEntry.top(HelpController.ID, "help.title", "help.fxml",
                        context -> new HelpController(context, articles(), guides()))));
    }

    /// How identity providers are set up.
    Guides guides() {
        return guides.computeIfAbsent(messages.locale(), Guides::load);
    }

    /// What Help tells.
    Articles articles() {
        return articles.computeIfAbsent(messages.locale(), language -> Articles.load(guides(), language));
    }

    /// Help beside the pages.
    ///
    /// @param pageOpened called when a link has led to a page
    HelpWindow help(PageContext context, Runnable pageOpened) {
        return new HelpWindow(context, articles(), guides(), pageOpened);
    }
}
