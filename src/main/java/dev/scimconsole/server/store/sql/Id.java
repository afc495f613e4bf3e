package dev.scimconsole.server.store.sql;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The id of an organization or a resource, as a parameter of a statement. The rest of the program has it in
/// text form; a database has its 16 bytes, see [IdColumn].
///
/// What strangers send may be any text. One in another than the canonical form, so also in capitals, is no
/// id: no row has it.
///
/// @param value empty for a text that is no id
public record Id(Optional<UUID> value) implements Comparable<Id> {

    private static final int LENGTH = 36;
    private static final BigInteger FIRST = BigInteger.ZERO;
    private static final BigInteger LAST = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);

    static Id of(UUID value) {
        return new Id(Optional.of(value));
    }

    /// The id that a text is, if it is one.
    public static Id of(String text) {
        return text.length() == LENGTH && fitting(text) == LENGTH
                ? of(UUID.fromString(text))
                : new Id(Optional.empty());
    }

    /// Those of the texts that are ids.
    public static List<Id> among(Collection<String> texts) {
        return texts.stream().map(Id::of).filter(Id::exists).toList();
    }

    /// The last id whose text does not sort after this one, by bytes; the first of all where there is none.
    public static Id notAfter(String text) {
        Id id = of(text);
        return id.exists() ? id : at(firstAfter(text).subtract(BigInteger.ONE));
    }

    /// The first id whose text does not sort before this one; the last of all where there is none.
    public static Id notBefore(String text) {
        Id id = of(text);
        return id.exists() ? id : at(firstAfter(text));
    }

    /// Whether the text was an id.
    public boolean exists() {
        return value.isPresent();
    }

    /// In the order of the texts, and of the bytes. What is no id comes first.
    @Override
    public int compareTo(Id other) {
        if (value.isEmpty() || other.value.isEmpty()) {
            return Boolean.compare(exists(), other.exists());
        }
        UUID mine = value.get();
        UUID its = other.value.get();
        int high = Long.compareUnsigned(mine.getMostSignificantBits(), its.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(mine.getLeastSignificantBits(), its.getLeastSignificantBits());
    }

    /// How many of a text's first characters may begin an id.
    private static int fitting(String text) {
        int place = 0;
        while (place < Math.min(text.length(), LENGTH) && fits(text.charAt(place), place)) {
            place++;
        }
        return place;
    }

    private static boolean fits(char c, int place) {
        return isHyphen(place) ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static boolean isHyphen(int place) {
        return place == 8 || place == 13 || place == 18 || place == 23;
    }

    /// Of a text that is no id: the number of the first id that sorts after it. Up to a place the text is
    /// like ids are; what stands there decides whether it sorts before or after all that begin so.
    private static BigInteger firstAfter(String text) {
        int place = fitting(text);
        String digits = text.substring(0, place).replace("-", "");
        if (place == LENGTH) {
            return new BigInteger(digits, 16).add(BigInteger.ONE);
        }
        char next = place < text.length() ? text.charAt(place) : 0;
        if (next > (isHyphen(place) ? '-' : 'f')) {
            return new BigInteger("0" + digits, 16).add(BigInteger.ONE).shiftLeft(4 * (32 - digits.length()));
        }
        String more = !isHyphen(place) && next > '9' ? digits + "a" : digits;
        return new BigInteger("0" + more, 16).shiftLeft(4 * (32 - more.length()));
    }

    private static Id at(BigInteger number) {
        BigInteger within = number.max(FIRST).min(LAST);
        return of(new UUID(within.shiftRight(Long.SIZE).longValue(), within.longValue()));
    }
}
