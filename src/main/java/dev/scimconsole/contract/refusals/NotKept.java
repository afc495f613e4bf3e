package dev.scimconsole.contract.refusals;

import java.time.Instant;

/// What a client sends and this service passes over, while it does the rest.
///
/// @param client the product, such as `Okta`; empty text when nothing tells it
/// @param what   the URN of a schema, or an attribute as a path
/// @param schema whether it is a schema
/// @param since  when it came first, to the millisecond
public record NotKept(String client, String what, boolean schema, Instant since) {}
