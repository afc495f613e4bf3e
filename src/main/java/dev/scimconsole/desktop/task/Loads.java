package dev.scimconsole.desktop.task;

import dev.scimconsole.desktop.text.Messages;
import java.util.concurrent.Callable;

/// Makes the loads of a page.
///
/// @param tasks    run them
/// @param ticker   time that passes while one waits
/// @param probe    asks the service whether it answers, without a session; blocks, and throws when it does
///                 not
/// @param messages the texts
public record Loads(Tasks tasks, Ticker ticker, Callable<?> probe, Messages messages) {

    /// One more.
    ///
    /// @param again begins it anew, once a service that was gone is back
    public Loading of(Runnable again) {
        return new Loading(this, again);
    }
}
