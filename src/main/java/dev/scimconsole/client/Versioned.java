package dev.scimconsole.client;

import java.util.Optional;

/// An answer and the version of the SCIM configuration that it shows.
///
/// @param value what was answered
/// @param etag  names the version, for the `If-Match` of a refresh (RFC 9110 §8.8.3); empty when the answer
///              names none
/// @param <T>   of the answer
public record Versioned<T>(T value, Optional<String> etag) {}
