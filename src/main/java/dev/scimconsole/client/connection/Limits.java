package dev.scimconsole.client.connection;

import java.time.Duration;

/// How long the test waits.
///
/// @param connect for the name, the connection and the encryption, each
/// @param answer  for the answer to one request, from its sending to its last byte
/// @param removal for the answer to each request that removes the test user
public record Limits(Duration connect, Duration answer, Duration removal) {

    /// Half of what Okta waits for an answer, so that whoever watches is not kept too long.
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30),
            Duration.ofSeconds(15));
}
