package dev.scimconsole.desktop.signin;

import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.desktop.form.FieldErrors;
import dev.scimconsole.desktop.text.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is typed to set up a new server, and what is wrong with it.
public final class SetUpForm {

    /// Names the field of the setup code.
    public static final String CODE = "setupCode";
    /// Names the field of the organization.
    public static final String ORGANIZATION = "organization";
    /// Names the field of the email.
    public static final String EMAIL = "email";
    /// Names the field of the password.
    public static final String PASSWORD = "password";

    private final Messages messages;
    private final Map<String, StringProperty> fields = new LinkedHashMap<>();
    private final FieldErrors errors;

    SetUpForm(Messages messages) {
        this.messages = messages;
        for (String name : new String[]{CODE, ORGANIZATION, EMAIL, PASSWORD}) {
            // A text field and the request's JSON take a String only; it is let go once signed in.
            fields.put(name, new SimpleStringProperty(this, name, ""));
        }
        errors = new FieldErrors(fields.keySet().stream().toList());
        fields.forEach(errors::forgetWhenTyped);
    }

    /// What was typed into a field.
    ///
    /// @param name one of the constants
    public StringProperty field(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    /// What is wrong.
    public FieldErrors errors() {
        return errors;
    }

    /// The request; empty when a field is, which is then said there.
    Optional<SetUp> request() {
        errors.clear();
        fields.forEach((name, typed) -> {
            if (typed.get().isBlank()) {
                errors.tell(name, messages.text("setUp.missing." + name));
            }
        });
        return errors.wrongProperty().get().isPresent()
                ? Optional.empty()
                : Optional.of(new SetUp(typed(CODE), typed(ORGANIZATION), typed(EMAIL),
                        field(PASSWORD).get()));
    }

    void forget() {
        fields.values().forEach(typed -> typed.set(""));
        errors.clear();
    }

    private String typed(String name) {
        return field(name).get().strip();
    }
}
