package dev.scimconsole.server.mail;

import dev.scimconsole.server.mail.SmtpServer.Credentials;
import dev.scimconsole.server.mail.SmtpServer.Tls;
import dev.scimconsole.server.values.OutsideText;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/// A connection to the mail server, over which several emails go. The only class that knows the mail library,
/// which is loaded with it: with the first email, not with the program.
final class SmtpConnection implements AutoCloseable {

    private static final String CONNECT_MILLIS = "10000";
    /// RFC 5321 §4.5.3.2 would wait for minutes; a retry later does the same and holds up nobody.
    private static final String ANSWER_MILLIS = "30000";

    private final SmtpServer server;
    private final Session session;
    private final Transport transport;

    private SmtpConnection(SmtpServer server, Session session, Transport transport) {
        this.server = server;
        this.session = session;
        this.transport = transport;
    }

    /// Connects and signs in. Blocks.
    static SmtpConnection open(SmtpServer server) throws MailFailedException {
        Session session = Session.getInstance(properties(server));
        try {
            Transport transport = session.getTransport("smtp");
            String user = server.credentials().map(Credentials::user).orElse(null);
            String password = server.credentials().map(Credentials::password).orElse(null);
            transport.connect(server.host(), server.port(), user, password);
            return new SmtpConnection(server, session, transport);
        } catch (AuthenticationFailedException _) {
            // What it says may repeat what was sent.
            throw new MailFailedException(MailFailure.SIGN_IN_REFUSED, "user and password are not accepted");
        } catch (MessagingException e) {
            throw new MailFailedException(MailFailure.UNREACHABLE, root(e));
        }
    }

    /// Sends one. Blocks until the mail server has taken responsibility for it.
    void send(Mail mail, Instant at) throws MailFailedException {
        try {
            MimeMessage message = message(mail, at);
            transport.sendMessage(message, new Address[]{address(mail.to())});
        } catch (MessagingException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException _) {
            // Whatever was sent was acknowledged before.
        }
    }

    private MimeMessage message(Mail mail, Instant at) throws MessagingException {
        MimeMessage message = new NamedMessage(session, "<" + mail.id() + "@"
                + server.from().substring(server.from().lastIndexOf('@') + 1) + ">");
        message.setFrom(address(server.from()));
        message.setRecipient(RecipientType.TO, address(mail.to()));
        message.setSubject(mail.subject(), "UTF-8");
        message.setSentDate(Date.from(at));
        // RFC 3834 §5: so that no absence is answered to it.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setDataHandler(new DataHandler(new ByteArrayDataSource(
                mail.text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                "text/plain; charset=UTF-8")));
        message.saveChanges();
        return message;
    }

    private MailFailedException failed(MessagingException e) {
        boolean refused = false;
        for (Exception next = e; next != null; next = next instanceof MessagingException known
                ? known.getNextException()
                : null) {
            refused |= isRefusal(next);
        }
        if (refused) {
            return new MailFailedException(MailFailure.REFUSED,
                    "the mail server refuses the recipient or the email");
        }
        return transport.isConnected()
                ? new MailFailedException(MailFailure.NOT_TAKEN,
                        "the mail server does not take the email for now")
                : new MailFailedException(MailFailure.UNREACHABLE, root(e));
    }

    /// RFC 5321 §4.2.1: 5 at the beginning is for ever. Not where the sender is refused: that is for whoever
    /// runs this service to set right.
    private static boolean isRefusal(Exception e) {
        return switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode() / 100 == 5;
            case SMTPSendFailedException message -> message.getReturnCode() / 100 == 5
                    && message.getCommand() != null && !message.getCommand().startsWith("MAIL");
            default -> false;
        };
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = root.getMessage() == null ? "" : ": " + OutsideText.clean(root.getMessage());
        return root.getClass().getSimpleName() + said;
    }

    private static InternetAddress address(String address) {
        // Not parsed: it is known to be one address.
        InternetAddress one = new InternetAddress();
        one.setAddress(address);
        return one;
    }

    private static Properties properties(SmtpServer server) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.auth", String.valueOf(server.credentials().isPresent()));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.tls() == Tls.IMPLICIT));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(server.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(server.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        return properties;
    }

    /// Keeps its `Message-ID`, by which a second copy can be told.
    private static final class NamedMessage extends MimeMessage {

        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
