package dev.scimconsole.desktop;

import dev.scimconsole.desktop.attention.Attention;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.theme.Theme;
import dev.scimconsole.desktop.widgets.dialogs.Dialogs;
import dev.scimconsole.desktop.widgets.notices.Toasts;
import dev.scimconsole.desktop.widgets.secrets.TokenClipboard;
import java.time.Clock;

/// What every screen of one console window shares.
record Desk(Messages messages, Theme theme, Dialogs dialogs, Toasts toasts, TokenClipboard clipboard,
        Attention attention, Settings settings, Clock clock, Ticker ticker) {}
