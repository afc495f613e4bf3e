package dev.scimconsole.desktop.page;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.contract.access.Administrator;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.attention.Attention;
import dev.scimconsole.desktop.microsoft.MicrosoftLink;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.dialogs.Dialogs;
import dev.scimconsole.desktop.widgets.notices.Toasts;
import dev.scimconsole.desktop.widgets.secrets.TokenClipboard;
import java.time.Clock;

/// What a page is given.
///
/// @param session   calls the service
/// @param tasks     runs the page's work; closed with the page
/// @param navigator leads to other pages
/// @param dialogs   asks
/// @param toasts    tells of success
/// @param clipboard takes a token
/// @param attention tells what must not be missed
/// @param settings  what is remembered
/// @param messages  the texts
/// @param clock     the time
/// @param ticker    time that passes
/// @param microsoft the connection to Microsoft Entra ID
/// @param roleChanged call it when the role of whoever is signed in has changed: the page is then made anew
public record PageContext(AdminSession session, Tasks tasks, Navigator navigator, Dialogs dialogs,
        Toasts toasts, TokenClipboard clipboard, Attention attention, Settings settings, Messages messages,
        Clock clock, Ticker ticker, MicrosoftLink microsoft, Runnable roleChanged) {

    /// Makes the loads of the page.
    public Loads loads() {
        return new Loads(tasks, ticker, session::health, messages);
    }

    /// Who is signed in.
    public Administrator administrator() {
        return session.session().administrator();
    }

    /// Whether the administrator may change anything.
    public boolean mayChange() {
        return administrator().role() == Role.ORG_ADMIN;
    }
}
