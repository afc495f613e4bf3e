package dev.scimconsole.server;

import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.EventRetention;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.store.Store;

/// What a server does beside answering requests. Ends before the store is closed.
record BackgroundWork(TokenUseRecorder uses, EventRecorder events, EventRetention retention)
        implements
            AutoCloseable {

    static BackgroundWork start(Store store, ServerOptions options) {
        return new BackgroundWork(new TokenUseRecorder(store), new EventRecorder(store, options.clock()),
                new EventRetention(store, options.clock(), EventRetention.USUAL));
    }

    @Override
    public void close() {
        retention.close();
        uses.close();
        events.close();
    }
}
