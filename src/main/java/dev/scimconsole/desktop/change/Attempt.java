package dev.scimconsole.desktop.change;

import java.util.Optional;

/// What a change is about, to tell whether it was made should its answer be lost: what the service holds
/// afterwards says so.
///
/// @param <S> what the service holds
public interface Attempt<S> {

    /// Says truthfully what became of the change.
    ///
    /// @param before what the service held when it was sent
    /// @param after  what the service holds now
    /// @return empty where nothing is left to say, since a later change has made up for it
    Optional<Notice> judge(S before, S after);

    /// Whether the answer brings a secret that is shown nowhere else.
    ///
    /// @param before what the service holds when it is sent
    default boolean bringsSecret(S before) {
        return false;
    }
}
