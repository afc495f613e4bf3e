package dev.scimconsole.desktop.shell;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.page.Product;

/// What the shell asks of the window it stands in.
public interface ShellActions {

    /// Ends the session and goes back to sign-in, unless the page has something to lose and is kept.
    void signOut();

    /// Asks for a new password of whoever is signed in.
    void changePassword();

    /// Finds out which role whoever is signed in has now, and makes the page anew for it.
    void roleChanged();

    /// In the offline demo: goes on as another administrator.
    void viewAs(Role role);

    /// Opens a product's own window, or brings it to the front.
    void openWindow(Product.Window product);

    /// Opens Settings.
    void settings();

    /// Opens the palette.
    void find();
}
