package dev.scimconsole.contract;

/// The service lives and its store answers.
///
/// @param status always `ok`; a service whose store does not answer answers a [Problem]
/// @param setUp  whether there is an organization; if not, the service waits for [SetUp]
public record Health(String status, boolean setUp) {}
