package dev.scimconsole.server;

import dev.scimconsole.server.activity.Attempts;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.EventRetention;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.alerts.AlertDeliveries;
import dev.scimconsole.server.alerts.UnsentMails;
import dev.scimconsole.server.connections.KeyRefresh;
import dev.scimconsole.server.custody.Custody;
import dev.scimconsole.server.mail.Mails;
import dev.scimconsole.server.rotation.RotationAlarms;
import dev.scimconsole.server.rotation.Rotations;
import dev.scimconsole.server.store.Store;
import java.util.List;
import java.util.Optional;

/// What a server does beside answering requests. Ends before the store is closed.
record BackgroundWork(TokenUseRecorder uses, EventRecorder events, Attempts attempts,
        EventRetention retention, Custody custody,
        Optional<Mails> mails, AlertDeliveries alerts, KeyRefresh keys)
        implements
            AutoCloseable {

    static BackgroundWork start(Store store, ServerOptions options) {
        // First, because it may find that it can't be.
        Custody custody = Custody.start(store, options.clock(), EventRetention.USUAL, options.audit());
        EventRecorder events = new EventRecorder(store, options.clock());
        TokenUseRecorder uses = new TokenUseRecorder(store);
        Rotations rotations = new Rotations(store, uses, events, options.clock());
        return new BackgroundWork(uses, events, new Attempts(events, options.clock()),
                new EventRetention(store, options.clock(), EventRetention.USUAL),
                custody, options.mail().map(server -> Mails.start(store, options.clock(), server)),
                AlertDeliveries.start(store, options.clock(), options.privateWebhooks(),
                        looks(store, options, new RotationAlarms(store, rotations, options.clock()))),
                KeyRefresh.start(store, options.clock(), options.keyHosts()));
    }

    private static List<Runnable> looks(Store store, ServerOptions options, RotationAlarms alarms) {
        return options.mail().isPresent()
                ? List.of(alarms)
                : List.of(alarms, new UnsentMails(store, options.clock()));
    }

    @Override
    public void close() {
        keys.close();
        alerts.close();
        mails.ifPresent(Mails::close);
        retention.close();
        uses.close();
        attempts.close();
        events.close();
        // The last of all: it signs what the others wrote.
        custody.close();
    }
}
