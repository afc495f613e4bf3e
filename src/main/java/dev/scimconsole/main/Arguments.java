package dev.scimconsole.main;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A command's options, from its arguments or else from the environment.
///
/// `--public-url URL`, `--public-url=URL` and the environment variable `SCIM_CONSOLE_PUBLIC_URL` are the same
/// option; the argument wins. An empty variable counts as none.
final class Arguments {

    /// An option's value and where it stands, as an error names it.
    record Value(String text, String source) {

        UsageException unusable(String why) {
            return new UsageException(source + " " + text + ": " + why);
        }
    }

    private static final String ENVIRONMENT_PREFIX = "SCIM_CONSOLE_";

    private final Map<String, Value> values = new HashMap<>();

    private Arguments() {}

    /// Reads options that each take a value.
    ///
    /// @param names       the options that the command knows, such as `--listen`
    /// @param arguments   what stands after the command
    /// @param environment of the process
    static Arguments read(Set<String> names, List<String> arguments, Map<String, String> environment)
            throws UsageException {
        Arguments read = new Arguments();
        for (String name : names) {
            String variable = variable(name);
            String text = environment.getOrDefault(variable, "");
            if (!text.isEmpty()) {
                read.values.put(name, new Value(text, variable));
            }
        }
        Map<String, Value> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!names.contains(name)) {
                throw new UsageException(
                        (name.startsWith("-") ? "unknown option " : "unexpected argument ") + name);
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new UsageException(name + " needs a value");
            }
            String text = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (text.isEmpty()) {
                throw new UsageException(name + " needs a value");
            }
            if (given.put(name, new Value(text, name)) != null) {
                throw new UsageException(name + " is given twice");
            }
        }
        read.values.putAll(given);
        return read;
    }

    /// An option's value.
    Optional<Value> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The environment variable that stands for an option.
    static String variable(String name) {
        return ENVIRONMENT_PREFIX + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
