package dev.scimconsole.desktop;

import dev.scimconsole.desktop.access.AdminAccessController;
import dev.scimconsole.desktop.activity.ActivityController;
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
import dev.scimconsole.desktop.users.UsersController;
import java.util.List;

/// Every page of one console window, and what they read only once. A page that stands here appears in the
/// navigation; no other does.
final class Products {

    /// The page the console opens.
    static final String START = ScimConfigurationController.ID;

    private final Once<Guides> guides = new Once<>(Guides::load);
    private final Once<Articles> articles = new Once<>(() -> Articles.load(guides.get()));

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
                        context -> new ScimConfigurationController(context, guides.get())),
                PageEntry.below(SecurityController.ID, AdminAccessController.ID, "access.title",
                        "admin-access.fxml", AdminAccessController::new),
                PageEntry.top(ActivityController.ID, "activity.title", "activity.fxml",
                        ActivityController::new),
                PageEntry.top(HelpController.ID, "help.title", "help.fxml",
                        context -> new HelpController(context, articles.get(), guides.get()))));
    }

    /// How identity providers are set up.
    Guides guides() {
        return guides.get();
    }

    /// What Help tells.
    Articles articles() {
        return articles.get();
    }

    /// Help beside the pages.
    ///
    /// @param pageOpened called when a link has led to a page
    HelpWindow help(PageContext context, Runnable pageOpened) {
        return new HelpWindow(context, articles.get(), guides.get(), pageOpened);
    }
}
