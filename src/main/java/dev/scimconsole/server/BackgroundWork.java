package dev.scimconsole.server;

import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.EventRetention;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.custody.Custody;
import dev.scimconsole.server.mail.Mails;
import dev.scimconsole.server.store.Store;
import java.util.Optional;

/// What a server does beside answering requests. Ends before the store is closed.
record BackgroundWork(TokenUseRecorder uses, EventRecorder events, EventRetention retention,
        Custody custody,
        Optional<Mails> mails)
        implements
            AutoCloseable {

    static BackgroundWork start(Store store, ServerOptions options) {
        // First, because it may find that it can't be.
        Custody custody = Custody.start(store, options.clock(), EventRetention.USUAL, options.audit());
        return new BackgroundWork(new TokenUseRecorder(store), new EventRecorder(store, options.clock()),
                new EventRetention(store, options.clock(), EventRetention.USUAL),
                custody, options.mail().map(server -> Mails.start(store, options.clock(), server)));
    }

    @Override
    public void close() {
        mails.ifPresent(Mails::close);
        retention.close();
        uses.close();
        events.close();
        // The last of all: it signs what the others wrote.
        custody.close();
    }
}
