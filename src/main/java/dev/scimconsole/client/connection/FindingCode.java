package dev.scimconsole.client.connection;

/// What a connection test can find.
public enum FindingCode {
    /// There is no host of that name.
    NO_SUCH_HOST,
    /// Nothing listens at the port.
    CONNECTION_REFUSED,
    /// No way leads to the address.
    UNREACHABLE,
    /// The base URL begins with `http`, and the server is another machine.
    NOT_ENCRYPTED,
    /// What listens does not speak TLS.
    NOT_TLS,
    /// The server wants a version of TLS that is no longer safe.
    TLS_TOO_OLD,
    /// Client and server agree on no encryption.
    TLS_FAILED,
    /// The certificate has expired.
    CERTIFICATE_EXPIRED,
    /// The certificate is not valid yet.
    CERTIFICATE_NOT_YET_VALID,
    /// The certificate is another host's.
    CERTIFICATE_WRONG_HOST,
    /// Nobody but the server vouches for the certificate.
    CERTIFICATE_SELF_SIGNED,
    /// An authority that is not trusted vouches for the certificate.
    CERTIFICATE_UNTRUSTED,
    /// The server leaves out the certificates between its own and the authority's.
    CERTIFICATE_CHAIN_INCOMPLETE,
    /// The certificate is made in a way that is no longer safe.
    CERTIFICATE_WEAK,
    /// No answer within the time limit.
    NO_ANSWER_IN_TIME,
    /// The connection ended before the whole answer was there, or the answer is no HTTP.
    ANSWER_LOST,
    /// The address points to another one.
    REDIRECT,
    /// A web page answers.
    WEB_PAGE,
    /// Nothing answers at the path.
    NOT_FOUND,
    /// The service, or a proxy before it, fails.
    SERVER_ERROR,
    /// The service asks for patience.
    TOO_MANY_REQUESTS,
    /// The answer is not JSON.
    NOT_JSON,
    /// The answer is JSON, but not what SCIM asks for.
    NOT_SCIM,
    /// A status that the request does not lead to.
    UNEXPECTED_STATUS,
    /// The service answers without a token.
    OPEN_WITHOUT_TOKEN,
    /// The token URL refuses the client ID or its secret.
    CLIENT_REFUSED,
    /// The token URL gives no access token that can be used.
    NO_ACCESS_TOKEN,
    /// The token is refused.
    TOKEN_REFUSED,
    /// The token is known, but not allowed to do this.
    TOKEN_FORBIDDEN,
    /// The list for somebody who does not exist is not empty.
    FILTER_IGNORED,
    /// A change was answered as made, but was not made.
    CHANGE_NOT_MADE,
    /// The service does not accept the test user.
    REFUSED,
    /// The test user may still be there.
    NOT_REMOVED
}
