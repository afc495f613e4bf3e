package dev.scimconsole.load;

/// An endless supply of requests of one kind. Called on one thread.
interface Workload {

    /// The next request.
    HttpRequest next();

    /// Looks at an answer with an expected status.
    default void answered(HttpReply reply) {}
}
