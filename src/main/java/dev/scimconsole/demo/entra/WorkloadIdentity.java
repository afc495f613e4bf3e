package dev.scimconsole.demo.entra;

/// What Microsoft Entra ID shows of a workload identity, to be copied.
///
/// @param issuer   *Token issuer*
/// @param keysUrl  *JWKS URI*
/// @param subject  *Subject*: the object id of its service principal
/// @param audience *Audience*: the application's id
public record WorkloadIdentity(String issuer, String keysUrl, String subject, String audience) {}
