package dev.scimconsole.client.graph;

import java.io.Serial;

/// Microsoft did not do what was asked. The message quotes neither what was sent nor what was answered.
public final class GraphException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient GraphFailure failure;

    GraphException(GraphFailure failure) {
        super(failure.kind() + " " + failure.code());
        this.failure = failure;
    }

    GraphException(GraphFailure.Kind kind) {
        this(GraphFailure.of(kind));
    }

    /// One of which nothing more is known.
    public static GraphException of(GraphFailure.Kind kind) {
        return new GraphException(kind);
    }

    /// What happened.
    public GraphFailure failure() {
        return failure;
    }
}
