package dev.scimconsole.contract.activity;

import java.util.Optional;

/// Who caused an event.
///
/// @param type    what the name is
/// @param name    an administrator's email, an automation account's name or a SCIM token's hint; empty text
///                for nobody
/// @param tokenId of the SCIM token, where this service ever issued it; of the connection, where it came by
///                one
public record EventActor(Type type, String name, Optional<String> tokenId) {

    /// What an actor is. On the wire it is the text that [#toString()] gives.
    public enum Type {
        /// An administrator, named by email. On a refused sign-in: the email that was tried.
        ADMINISTRATOR("administrator"),
        /// Whoever presented a SCIM token, named by its hint.
        TOKEN("token"),
        /// Somebody who presented nothing that names anybody.
        NOBODY("nobody"),
        /// A program with the key of an automation account, named as the account is.
        AUTOMATION("automation"),
        /// Whoever came by a connection, named as the connection is.
        CONNECTION("connection");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }

    /// An administrator.
    public static EventActor administrator(String email) {
        return new EventActor(Type.ADMINISTRATOR, email, Optional.empty());
    }

    /// A program.
    ///
    /// @param account the name of its automation account
    public static EventActor automation(String account) {
        return new EventActor(Type.AUTOMATION, account, Optional.empty());
    }

    /// Somebody with a SCIM token.
    ///
    /// @param tokenId empty when this service never issued it
    public static EventActor token(String hint, Optional<String> tokenId) {
        return new EventActor(Type.TOKEN, hint, tokenId);
    }

    /// Somebody by a connection.
    public static EventActor connection(String name, String connectionId) {
        return new EventActor(Type.CONNECTION, name, Optional.of(connectionId));
    }

    /// Nobody whom the service could tell.
    public static EventActor nobody() {
        return new EventActor(Type.NOBODY, "", Optional.empty());
    }
}
