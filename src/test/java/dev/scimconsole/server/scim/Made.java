package dev.scimconsole.server.scim;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// How to make up a value from random numbers. Equal numbers make equal values.
@FunctionalInterface
public interface Made<T> {

    T from(RandomGenerator random);

    default <R> Made<R> as(Function<? super T, ? extends R> form) {
        return random -> form.apply(from(random));
    }

    default <U, R> Made<R> with(Made<U> other, BiFunction<? super T, ? super U, ? extends R> form) {
        return random -> {
            T mine = from(random);
            return form.apply(mine, other.from(random));
        };
    }

    /// A list of so many.
    default Made<List<T>> list(int least, int most) {
        return random -> Stream.generate(() -> from(random)).limit(random.nextInt(least, most + 1)).toList();
    }

    @SafeVarargs
    static <T> Made<T> anyOf(T... values) {
        return random -> values[random.nextInt(values.length)];
    }

    @SafeVarargs
    static <T> Made<T> oneOf(Made<T>... ways) {
        return random -> ways[random.nextInt(ways.length)].from(random);
    }

    /// Text of at most so many UTF-16 code units: ASCII, controls, what stands at the edges, halves of pairs,
    /// anything.
    static Made<String> text(int most) {
        Made<Character> unit = oneOf(range(' ', '~'), range(0, 31), range(0xd800, 0xdfff), range(0, 0xffff),
                anyOf('\u0000', '\uffff', '"', '\\', '%', '\u2028', '\u0130'));
        return unit.list(0, most)
                .as(units -> units.stream().collect(StringBuilder::new, StringBuilder::append,
                        StringBuilder::append).toString());
    }

    /// At most so many bytes, the extreme ones more often.
    static Made<byte[]> bytes(int most) {
        return random -> {
            byte[] bytes = new byte[random.nextInt(most + 1)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                if (random.nextInt(8) == 0) {
                    bytes[i] = EDGES.get(random.nextInt(EDGES.size()));
                }
            }
            return bytes;
        };
    }

    List<Byte> EDGES = List.of((byte) 0, (byte) 1, Byte.MAX_VALUE, Byte.MIN_VALUE, (byte) -1);

    private static Made<Character> range(int first, int last) {
        return random -> (char) random.nextInt(first, last + 1);
    }
}
