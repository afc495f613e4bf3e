package dev.scimconsole.server.store.directory;

import java.util.ArrayList;
import java.util.List;

/// The email keys of a resource as one text, a line each, so that reading a resource reads one row.
final class EmailKeys {

    private EmailKeys() {}

    static String join(List<String> keys) {
        StringBuilder lines = new StringBuilder();
        for (String key : keys) {
            for (int i = 0; i < key.length(); i++) {
                switch (key.charAt(i)) {
                    case '\\' -> lines.append("\\\\");
                    case '\n' -> lines.append("\\n");
                    default -> lines.append(key.charAt(i));
                }
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    static List<String> split(String lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        int start = 0;
        for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
            keys.add(plain(lines.substring(start, end)));
            start = end + 1;
        }
        return List.copyOf(keys);
    }

    private static String plain(String line) {
        if (line.indexOf('\\') < 0) {
            return line;
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
                key.append(line.charAt(i) == 'n' ? '\n' : '\\');
            } else {
                key.append(line.charAt(i));
            }
        }
        return key.toString();
    }
}
