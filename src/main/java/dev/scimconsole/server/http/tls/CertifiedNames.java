package dev.scimconsole.server.http.tls;

import javax.net.ssl.SSLSession;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;

/// By TLS, takes requests only for names that the certificate has. Another one is misdirected and not
/// malformed (RFC 9110 §15.5.20).
public final class CertifiedNames extends SecureRequestCustomizer {

    @Override
    protected void checkSni(Request request, SSLSession session) {
        try {
            super.checkSni(request, session);
        } catch (HttpException.RuntimeException e) {
            throw new HttpException.RuntimeException(HttpStatus.MISDIRECTED_REQUEST_421, e.getReason());
        }
    }
}
