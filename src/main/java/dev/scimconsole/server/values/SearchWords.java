package dev.scimconsole.server.values;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// By which words people and groups are found: each word of a text with what follows it up to the next blank,
/// so that `ada.lovelace@acme.com` is found by `ada`, by `lovelace`, by `lovelace@` and by `acme`. Folded for
/// case and accents.
///
/// A UUID is one word: nobody looks for what stands between its hyphens. The last label of an address, such
/// as `com`, is none: it tells nobody from the others.
public final class SearchWords {

    /// How many characters of a word count. Whoever types more finds what begins with these.
    private static final int LONGEST = 60;
    /// A user may have very many emails.
    private static final int MOST = 64;

    /// Stands in no word: they are what stands between blanks.
    private static final String END_OF_DOMAIN = " ";

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern UUID = Pattern
            .compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final int UUID_LENGTH = 36;

    private SearchWords() {}

    /// A word that is looked for.
    ///
    /// @param plain  folded for case alone, by [CaseFolding]
    /// @param folded folded for accents too
    public record Wanted(String plain, String folded) {}

    /// Folds a text for case and accents. A letter with a stroke is the letter, a ligature its letters.
    public static String fold(String text) {
        String folded = CaseFolding.fold(text);
        if (CaseFolding.isAscii(folded)) {
            return folded;
        }
        String bare = MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder letters = new StringBuilder(bare.length() + 4);
        bare.codePoints().forEach(c -> {
            switch (c) {
                case 'ø' -> letters.append('o');
                case 'ł' -> letters.append('l');
                case 'đ', 'ð' -> letters.append('d');
                case 'ħ' -> letters.append('h');
                case 'ŧ' -> letters.append('t');
                case 'æ' -> letters.append("ae");
                case 'œ' -> letters.append("oe");
                case 'þ' -> letters.append("th");
                default -> letters.appendCodePoint(c);
            }
        });
        return Normalizer.normalize(letters, Normalizer.Form.NFC);
    }

    /// The words of some texts; one that another begins with is left out, since whoever looks for it finds
    /// that one.
    public static List<String> of(Collection<String> texts) {
        return of(texts, Optional.empty());
    }

    /// The same of a user, who is also counted among those of a domain.
    ///
    /// @param domain in ASCII, of the address that tells whether the user is accepted
    public static List<String> of(Collection<String> texts, Optional<String> domain) {
        NavigableSet<String> words = new TreeSet<>();
        domain.filter(SearchWords::isDomain).map(SearchWords::ofDomain).ifPresent(words::add);
        for (String text : texts) {
            addPieces(fold(text), words);
        }
        List<String> apart = new ArrayList<>();
        for (String word : words) {
            // In their order what begins with a word follows it.
            if (!apart.isEmpty() && word.startsWith(apart.getLast())) {
                apart.removeLast();
            }
            apart.add(word);
        }
        return List.copyOf(apart);
    }

    /// The word that those have, and nobody else, whose address is in a domain. No other word ends so, and
    /// whoever looks for the domain finds it by its beginning.
    ///
    /// @param domain in ASCII
    public static String ofDomain(String domain) {
        return fold(domain) + END_OF_DOMAIN;
    }

    /// Whether a word was made by [#ofDomain].
    public static boolean isOfDomain(String word) {
        return word.endsWith(END_OF_DOMAIN);
    }

    /// What is looked for by a text that somebody has typed: all of its words. A sign between them, such as
    /// `&`, is none; nobody is found by signs alone.
    public static List<Wanted> wanted(String typed) {
        List<Wanted> words = new ArrayList<>();
        List<Wanted> signs = new ArrayList<>();
        for (String piece : BLANKS.split(typed, -1)) {
            String word = piece.substring(firstWord(piece));
            if (!word.isEmpty()) {
                words.add(new Wanted(cut(CaseFolding.fold(word)), cut(fold(word))));
            } else if (!piece.isEmpty()) {
                signs.add(new Wanted(cut(piece), cut(piece)));
            }
        }
        return List.copyOf(words.isEmpty() ? signs : words);
    }

    /// Adds the words between blanks.
    private static void addPieces(String text, Set<String> words) {
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && !isBetween(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (end > start && words.size() < MOST) {
                addWords(text.substring(start, end), words);
            }
            start = end + 1;
        }
    }

    /// Whether it stands in no word; no database can hold all of these.
    private static boolean isBetween(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static boolean isDomain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 128 || (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static void addWords(String piece, Set<String> words) {
        if (piece.length() == UUID_LENGTH && UUID.matcher(piece).matches()) {
            words.add(piece);
            return;
        }
        int at = piece.indexOf('@');
        int end = at < 0 ? piece.length() : Math.max(at, piece.lastIndexOf('.'));
        boolean inside = false;
        for (int i = 0; i < end; i += Character.charCount(piece.codePointAt(i))) {
            boolean letter = Character.isLetterOrDigit(piece.codePointAt(i));
            if (letter && !inside) {
                words.add(cut(piece.substring(i)));
            }
            inside = letter;
        }
    }

    private static int firstWord(String piece) {
        int i = 0;
        while (i < piece.length() && !Character.isLetterOrDigit(piece.codePointAt(i))) {
            i += Character.charCount(piece.codePointAt(i));
        }
        return i;
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
