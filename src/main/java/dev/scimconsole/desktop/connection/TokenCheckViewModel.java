package dev.scimconsole.desktop.connection;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.configuration.TokenCheck;
import dev.scimconsole.contract.configuration.TokenForm;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Check a token: says of any string what it is. Its form is told without asking anybody; only what has a
/// token's form is sent to the service. Nothing that was pasted is kept.
public final class TokenCheckViewModel {

    private final AdminSession session;
    private final Tasks tasks;
    private final Messages messages;
    private final Moments moments;
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper(this, "checking");
    private final ReadOnlyObjectWrapper<Optional<Conclusion>> verdict = new ReadOnlyObjectWrapper<>(this,
            "verdict", Optional.empty());

    /// @param tasks ask the service
    public TokenCheckViewModel(AdminSession session, Tasks tasks, Messages messages, Moments moments) {
        this.session = session;
        this.tasks = tasks;
        this.messages = messages;
        this.moments = moments;
    }

    /// Whether the service is being asked.
    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /// What the string is; empty before the first check.
    public ReadOnlyObjectProperty<Optional<Conclusion>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// Checks a string.
    ///
    /// @param pasted overwritten with zeros, once the service has been asked
    public void check(char[] pasted) {
        TokenForm form = TokenForm.of(CharBuffer.wrap(pasted));
        boolean mayAsk = session.session().administrator().role() == Role.ORG_ADMIN;
        if (form != TokenForm.RIGHT || !mayAsk || checking.get()) {
            Arrays.fill(pasted, '\0');
        }
        if (checking.get()) {
            return;
        }
        if (form != TokenForm.RIGHT) {
            tell(form == TokenForm.EMPTY ? "quiet" : "bad",
                    messages.text("tokenCheck.form", TokenFormText.of(form, messages)));
        } else if (mayAsk) {
            ask(pasted);
        } else {
            tell("quiet", messages.text("tokenCheck.viewer", TokenFormText.of(form, messages)));
        }
    }

    private void ask(char[] pasted) {
        tell("quiet", messages.text("tokenCheck.asking", TokenFormText.of(TokenForm.RIGHT, messages)));
        tasks.of(() -> {
            try {
                return session.rotation().check(pasted);
            } finally {
                Arrays.fill(pasted, '\0');
            }
        }).showing(checking).onSuccess(this::tell).onFailure(failure -> tell("attention",
                messages.text("tokenCheck.notAsked", TokenFormText.of(TokenForm.RIGHT, messages),
                        failure.sentence())))
                .start();
    }

    private void tell(TokenCheck check) {
        String hint = check.hint().orElse("");
        String ended = check.endedAt().map(moments::within).orElse("");
        switch (check.verdict()) {
            case CURRENT -> tell("good", messages.text("tokenCheck.current", hint,
                    check.issuedAt().map(moments::within).orElse(""), who(check.issuedBy())));
            case REVOKED ->
                tell("bad", messages.text("tokenCheck.revoked", hint, ended, who(check.endedBy())));
            case EXPIRED -> tell("bad", messages.text("tokenCheck.expired", hint, ended));
            case UNKNOWN -> tell("bad", messages.text("tokenCheck.unknown", hint));
            case MALFORMED ->
                tell("bad", messages.text("tokenCheck.form", TokenFormText.of(TokenForm.MISTYPED, messages)));
        }
    }

    private String who(Optional<String> administrator) {
        return administrator.orElse(messages.text("tokenCheck.somebody"));
    }

    private void tell(String tone, String text) {
        verdict.set(Optional.of(new Conclusion(tone, text)));
    }
}
