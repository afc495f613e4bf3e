package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import java.util.regex.Pattern;

/// Email addresses of administrators.
final class EmailAddress {

    private static final int MAX_LENGTH = 254;
    private static final Pattern FORM = Pattern
            .compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]+\\.[^\\s@.\\p{Cntrl}]+");

    private EmailAddress() {}

    /// Takes off blanks around it and refuses what can't be an address.
    static String check(String typed) {
        String email = ofModerateLength(typed);
        if (!FORM.matcher(email).matches()) {
            throw noAddress();
        }
        return email;
    }

    /// Takes off blanks around it and refuses what is longer than any address, before anything is made of it.
    static String ofModerateLength(String typed) {
        String email = typed.strip();
        if (email.length() > MAX_LENGTH) {
            throw noAddress();
        }
        return email;
    }

    private static ProblemException noAddress() {
        return ProblemException.inField("email", ProblemCode.INVALID_REQUEST, "say.administrator.email");
    }
}
