package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.values.CaseFolding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;

/// Which passwords are good enough, after NIST SP 800-63B §3.1.1.2: a length and no common ones; no rules
/// about which kinds of characters it must have.
final class PasswordRules {

    private static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 256;
    private static final int MIN_DIFFERENT_CHARACTERS = 5;
    private static final String RESOURCE = "common-password-words.txt";

    /// Runs of neighbouring keys and letters that people type in place of a password, forwards and backwards.
    private static final List<String> SEQUENCES = List.of("abcdefghijklmnopqrstuvwxyz", "01234567890",
            "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p");

    /// What people put in the place of letters.
    private static final Map<Character, Character> DISGUISES = Map.of('0', 'o', '1', 'i', '3', 'e', '4', 'a',
            '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i');

    private PasswordRules() {}

    /// Refuses a weak password.
    ///
    /// @param field        the request's member that holds it
    /// @param email        its owner's: the password must not be made of it
    /// @param organization likewise
    /// @throws ProblemException saying which rule it breaks
    static void check(String field, String password, String email, String organization) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            throw weak(field, "say.password.tooShort", MIN_LENGTH, length);
        }
        if (length > MAX_LENGTH) {
            throw weak(field, "say.password.tooLong", MAX_LENGTH);
        }
        if (password.codePoints().distinct().count() < MIN_DIFFERENT_CHARACTERS) {
            throw weak(field, "say.password.repeats");
        }
        String folded = CaseFolding.fold(Normalizer.normalize(password, Normalizer.Form.NFKC));
        if (isCommon(folded,
                List.of(CaseFolding.fold(email), CaseFolding.fold(email.split("@", 2)[0]),
                        CaseFolding.fold(organization),
                        CaseFolding.fold(organization).replace(" ", "")))) {
            throw weak(field, "say.password.common");
        }
    }

    /// Whether less than a third of it is left, or fewer than four characters, once the words and sequences
    /// that common passwords are made of are taken out: `Password123!`, `welcome2026acme`, `qwertyuiop12`.
    private static boolean isCommon(String folded, List<String> own) {
        // Digits at the end are digits: 2026 is a year, not "2o26".
        String tail = folded.replaceFirst("^.*[^0-9!@$.?-]", "");
        String plain = undisguise(folded.substring(0, folded.length() - tail.length())) + tail;
        int left = Math.min(leftOf(folded, own), leftOf(plain, own));
        return left < 4 || left * 3 < folded.length();
    }

    private static int leftOf(String text, List<String> own) {
        String rest = text;
        for (String word : own) {
            rest = word.length() < 3 ? rest : rest.replace(word, "\0");
        }
        for (String word : Words.LONGEST_FIRST) {
            rest = rest.replace(word, "\0");
        }
        for (String sequence : SEQUENCES) {
            rest = withoutRuns(rest, sequence);
            rest = withoutRuns(rest, new StringBuilder(sequence).reverse().toString());
        }
        return (int) rest.replaceAll("(.)\\1{2,}", "\0").replaceAll("(19|20)[0-9]{2}", "\0").chars()
                .filter(Character::isLetterOrDigit).count();
    }

    /// Takes out runs of at least four characters of the sequence.
    private static String withoutRuns(String text, String sequence) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int run = 0;
            while (at + run < text.length() && sequence.contains(text.substring(at, at + run + 1))) {
                run++;
            }
            if (run >= 4) {
                rest.append('\0');
                at += run;
            } else {
                rest.append(text.charAt(at));
                at++;
            }
        }
        return rest.toString();
    }

    private static String undisguise(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            plain.append(DISGUISES.getOrDefault(text.charAt(i), text.charAt(i)));
        }
        return plain.toString();
    }

    private static ProblemException weak(String field, String key, Object... arguments) {
        return ProblemException.inField(field, ProblemCode.WEAK_PASSWORD, key, arguments);
    }

    /// Read on first use: few requests set a password.
    private static final class Words {

        private static final List<String> LONGEST_FIRST = load();

        private static List<String> load() {
            try (InputStream in = PasswordRules.class.getResourceAsStream(RESOURCE);
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return lines.lines().filter(line -> !line.startsWith("#"))
                        .flatMap(line -> List.of(line.strip().split(" +", -1)).stream())
                        .filter(word -> !word.isEmpty())
                        .sorted((a, b) -> Integer.compare(b.length(), a.length())).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
