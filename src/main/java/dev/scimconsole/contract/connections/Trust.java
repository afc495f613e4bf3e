package dev.scimconsole.contract.connections;

/// Whose signed statements a federated connection takes, as Microsoft Entra ID shows it to be copied.
///
/// @param issuer   who issues them, exactly as they say
/// @param keysUrl  where the issuer's keys stand (JWKS)
/// @param subject  whom they are about, exactly as they say
/// @param audience whom they are for; they may say it with `api://` before it or without
public record Trust(String issuer, String keysUrl, String subject, String audience) {}
