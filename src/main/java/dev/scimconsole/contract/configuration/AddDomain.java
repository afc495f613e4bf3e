package dev.scimconsole.contract.configuration;

/// Asks for an email domain to be added.
///
/// @param name                    as the administrator typed it
/// @param confirmPublicMailDomain whether the administrator has read why a public mail domain such as
///                                `gmail.com` is a bad choice, and wants it all the same
public record AddDomain(String name, boolean confirmPublicMailDomain) {}
