package dev.scimconsole.server;

/// The server can't be started. The message is a sentence for the person who starts it.
public final class ServerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
