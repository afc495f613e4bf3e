package dev.scimconsole.main;

import dev.scimconsole.client.AutomationSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Versioned;
import dev.scimconsole.client.connection.Bearer;
import dev.scimconsole.client.connection.Finding;
import dev.scimconsole.client.connection.Limits;
import dev.scimconsole.client.connection.Target;
import dev.scimconsole.client.connection.TokenTrial;
import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.contract.configuration.TokenForm;
import dev.scimconsole.wording.Saying;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.net.SocketFactory;

/// Does with the SCIM token what programs ask for. A token is written to where it was asked for and nowhere
/// else; what is said of it names its hint.
final class TokenCommands {

    /// Far more than a token with blanks around it.
    private static final int LONGEST_INPUT = 4096;

    private final OutputStream out;
    private final PrintStream said;
    private final InputStream in;
    private final Authorities authorities;

    /// @param out         gets what was asked for
    /// @param said        gets what else there is to say
    /// @param in          holds the token to check
    /// @param authorities whom to believe about a server's certificate
    TokenCommands(OutputStream out, PrintStream said, InputStream in, Authorities authorities) {
        this.out = out;
        this.said = said;
        this.in = in;
        this.authorities = authorities;
    }

    /// Does it.
    ///
    /// @throws UsageException   when a token can't go to where it was asked for; nothing was changed
    /// @throws FailureException when it can't be done, with the status that says what that means
    void run(Command.Token token) throws UsageException, FailureException {
        switch (token.does()) {
            case Command.TokenAction.Check _ -> check(token.server());
            case Command.TokenAction.Status(String key) -> {
                try (ConsoleClient client = at(token.server())) {
                    status(client.withKey(key));
                }
            }
            case Command.TokenAction.Revoke(String key) -> {
                try (ConsoleClient client = at(token.server())) {
                    revoke(client.withKey(key));
                }
            }
            case Command.TokenAction.Pause(String key) -> {
                try (ConsoleClient client = at(token.server())) {
                    setPaused(client.withKey(key), true);
                }
            }
            case Command.TokenAction.Resume(String key) -> {
                try (ConsoleClient client = at(token.server())) {
                    setPaused(client.withKey(key), false);
                }
            }
            case Command.TokenAction.Refresh(String key, Command.TokenGoal goal) -> {
                TokenDelivery delivery = TokenDelivery.to(goal, out);
                try (ConsoleClient client = at(token.server())) {
                    refresh(client.withKey(key), delivery);
                }
            }
        }
    }

    private ConsoleClient at(URI server) {
        return new ConsoleClient(server, SocketFactory.getDefault(), Optional.of(authorities),
                () -> Locale.ENGLISH);
    }

    private void status(AutomationSession session) throws FailureException {
        try {
            ScimConfiguration configuration = session.configuration().value();
            StringBuilder lines = new StringBuilder();
            line(lines, "scim", configuration.enabled() ? "enabled" : "not enabled");
            line(lines, "base-url", configuration.baseUrl());
            configuration.token().ifPresent(token -> describe(lines, token));
            line(lines, "provisioning", configuration.paused()
                    .map(pause -> "paused " + pause.at() + " by " + pause.by()).orElse("not paused"));
            line(lines, "rotation", session.rotation().state().toString());
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (CallFailedException e) {
            throw new FailureException(e.failure().sentence());
        } catch (IOException _) {
            throw new FailureException("standard output does not take what was asked for");
        }
    }

    private static void describe(StringBuilder lines, TokenDetails token) {
        line(lines, "token", "…" + token.hint());
        line(lines, "created", token.createdAt() + " by " + token.createdBy());
        line(lines, "last-used", token.lastUsedAt().map(at -> at + token.lastUsedBy()
                .filter(by -> !by.isEmpty()).map(by -> " by " + by).orElse("")).orElse("never"));
        line(lines, "ends", token.expiresAt().map(Object::toString).orElse("never"));
        line(lines, "expired", token.expired() ? "yes" : "no");
        line(lines, "rejected-requests", Long.toString(token.rejectedRequests()));
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(name).append(": ").append(value).append('\n');
    }

    private void refresh(AutomationSession session, TokenDelivery delivery) throws FailureException {
        Versioned<ScimConfiguration> before = read(session);
        Optional<TokenDetails> old = before.value().token();
        ConfigurationChange change;
        try {
            change = session.refreshToken(before.etag().orElse("")).value();
        } catch (CallFailedException e) {
            throw refused(session, old, e.failure());
        }
        try (ScimToken issued = change.issuedToken().orElseThrow(() -> new FailureException(
                ExitStatus.OUTCOME_UNKNOWN, "the service answered without a token; look at token status"))) {
            deliver(delivery, issued);
            said.println("scim-console: token …" + issued.hint() + " issued"
                    + old.map(gone -> ", …" + gone.hint() + " no longer works").orElse(""));
        }
    }

    private void revoke(AutomationSession session) throws FailureException {
        Versioned<ScimConfiguration> before = read(session);
        TokenDetails old = before.value().token()
                .orElseThrow(() -> new FailureException("there is no token to revoke. Nothing was changed."));
        try {
            session.revokeToken(before.etag().orElse(""));
        } catch (CallFailedException e) {
            throw refused(session, Optional.of(old), e.failure());
        }
        said.println("scim-console: token …" + old.hint() + " no longer works, and there is no other");
    }

    private void setPaused(AutomationSession session, boolean paused) throws FailureException {
        try {
            session.setPaused(paused);
        } catch (CallFailedException e) {
            throw e.failure().leavesOutcomeUnknown()
                    ? new FailureException(ExitStatus.OUTCOME_UNKNOWN,
                            e.failure().sentence() + " " + pause(session) + " Run this again as you like.")
                    : new FailureException(e.failure().sentence() + " Nothing was changed.");
        }
        said.println("scim-console: " + (paused
                ? "provisioning is paused: "
                        + "every request of an identity provider is refused until it is resumed"
                : "provisioning is not paused"));
    }

    private static String pause(AutomationSession session) {
        try {
            return session.configuration().value().paused().isPresent()
                    ? "When it was asked afterwards, provisioning was paused."
                    : "When it was asked afterwards, provisioning was not paused.";
        } catch (CallFailedException _) {
            return "Whether provisioning is paused could not be found out.";
        }
    }

    private static void deliver(TokenDelivery delivery, ScimToken issued) throws FailureException {
        try {
            delivery.deliver(issued);
        } catch (IOException e) {
            throw new FailureException("token …" + issued.hint() + " was issued, and the one before no longer"
                    + " works, but the new one was not delivered: " + e.getMessage()
                    + ". Nobody has it: refresh again");
        }
    }

    private static Versioned<ScimConfiguration> read(AutomationSession session) throws FailureException {
        try {
            return session.configuration();
        } catch (CallFailedException e) {
            throw new FailureException(e.failure().sentence() + " Nothing was changed.");
        }
    }

    /// A change is never sent again; whether it was made is read, and said as it is.
    private static FailureException refused(AutomationSession session, Optional<TokenDetails> old,
            CallFailure failure) {
        if (failure instanceof CallFailure.Answered(Problem problem)
                && problem.code() == ProblemCode.CHANGED_MEANWHILE) {
            return new FailureException(ExitStatus.CHANGED_MEANWHILE, problem.detail());
        }
        return failure.leavesOutcomeUnknown()
                ? new FailureException(ExitStatus.OUTCOME_UNKNOWN,
                        failure.sentence() + " " + outcome(session, old))
                : new FailureException(failure.sentence() + " Nothing was changed.");
    }

    private static String outcome(AutomationSession session, Optional<TokenDetails> old) {
        try {
            Optional<TokenDetails> now = session.configuration().value().token();
            if (now.map(TokenDetails::id).equals(old.map(TokenDetails::id))) {
                return "When it was asked afterwards, the token was still …"
                        + old.map(TokenDetails::hint).orElse("")
                        + ": look at token status before you try again.";
            }
            return now.map(token -> "Token …" + token.hint() + " was issued by " + token.createdBy()
                    + ", and nobody has seen it. The one before no longer works: refresh again.")
                    .orElse("There is no token any more.");
        } catch (CallFailedException _) {
            return "Whether a token was issued could not be found out: look at token status before you try"
                    + " again.";
        }
    }

    private void check(URI server) throws FailureException {
        char[] given = readToken();
        TokenForm form = TokenForm.of(CharBuffer.wrap(given));
        if (form != TokenForm.RIGHT) {
            Arrays.fill(given, '\0');
            throw new FailureException(Saying.of(form.key()).inEnglish());
        }
        Target target = Target.of(server + "/scim/v2", "").orElseThrow();
        try (Bearer bearer = Bearer.takeOver(stripped(given))) {
            Optional<Finding> wrong = TokenTrial.run(target, bearer, Limits.USUAL, authorities);
            if (wrong.isPresent()) {
                throw new FailureException(wrong.get().sentence());
            }
            said.println("scim-console: " + bearer + " opens " + target.baseUrl());
        } finally {
            Arrays.fill(given, '\0');
        }
    }

    private static char[] stripped(char[] given) {
        CharSequence bare = TokenForm.strip(CharBuffer.wrap(given));
        char[] token = new char[bare.length()];
        for (int i = 0; i < token.length; i++) {
            token[i] = bare.charAt(i);
        }
        return token;
    }

    private char[] readToken() throws FailureException {
        byte[] bytes = new byte[LONGEST_INPUT];
        try {
            int length = in.readNBytes(bytes, 0, bytes.length);
            char[] characters = new char[length];
            for (int i = 0; i < length; i++) {
                characters[i] = (char) (bytes[i] & 0xff);
            }
            return characters;
        } catch (IOException _) {
            throw new FailureException("standard input can't be read");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
