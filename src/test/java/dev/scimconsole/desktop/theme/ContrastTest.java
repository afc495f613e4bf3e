package dev.scimconsole.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// WCAG 2.2 AA, computed from the style sheets: 1.4.3 (text, 4.5 to 1) and 1.4.11 (signs and the ring around
/// what has the focus, 3 to 1), for every colour that a sheet gives to a text, on every ground that it may
/// stand on.
@Tag("desktop")
@Tag("desktop.theme")
class ContrastTest {

    private static final Path STYLES = Path.of("styles");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern LINE = Pattern.compile("(-[a-z0-9-]+)\\s*:\\s*([^;]+);");
    private static final List<String> GROUNDS = List.of("-console-page", "-console-card", "-console-bar",
            "-console-field", "-console-input");
    /// What AtlantaFX puts together by itself, or one rule colours and another one grounds.
    private static final List<String> PAIRS = List.of("-color-fg-emphasis on -color-accent-emphasis",
            "-color-fg-emphasis on -color-danger-emphasis", "-color-fg-default on -color-accent-subtle",
            "-color-accent-fg on -color-accent-subtle", "-color-success-fg on -color-success-subtle",
            "-color-warning-fg on -color-warning-subtle", "-color-danger-fg on -color-danger-subtle",
            "-color-fg-default on -color-success-subtle", "-color-fg-default on -color-warning-subtle",
            "-color-fg-default on -color-danger-subtle", "-color-fg-default on -color-neutral-subtle");
    /// What is written on a button that stands out, and its grounds, which other rules give.
    private static final String EMPHASIS = "-color-fg-emphasis";
    private static final List<String> EMPHASIZED = List.of("-color-accent-emphasis");
    private static final Pattern OUTLINED = Pattern
            .compile(
                    "\\.(text-(input|field|area)|password-field|palette-query|choice-box|combo-box-base|box|radio"
                            + "|copy-field|token-field)$|\\.switch-field > \\.track$");
    private static final double TEXT = 4.5;
    private static final double SIGN = 3;

    enum Look {
        LIGHT, DARK, CONTRAST
    }

    private record Colour(double red, double green, double blue, double alpha) {

        private Colour over(Colour ground) {
            return new Colour(red * alpha + ground.red * (1 - alpha),
                    green * alpha + ground.green * (1 - alpha),
                    blue * alpha + ground.blue * (1 - alpha), 1);
        }

        private double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(double part) {
            return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTextCanBeReadOnEveryGroundThatItMayStandOn(Look look) throws IOException {
        Map<String, String> names = names(look);
        List<String> faint = new ArrayList<>();
        int judged = 0;
        for (Path sheet : sheets()) {
            for (Matcher rule : rules(Files.readString(sheet)).toList()) {
                if (!applies(rule.group(1), look) || rule.group(1).contains(":disabled")) {
                    continue;
                }
                Map<String, String> lines = lines(rule.group(2));
                List<String> grounds = Optional.ofNullable(lines.get("-fx-background-color"))
                        .map(ground -> ground.substring(ground.lastIndexOf(',') + 1).strip())
                        .filter(ground -> !ground.equals("transparent")).map(List::of).orElse(GROUNDS);
                for (Map.Entry<String, String> line : lines.entrySet()) {
                    double wanted = wanted(line.getKey(), lines);
                    if (wanted > 0 && !List.of("transparent", "inherit").contains(line.getValue())) {
                        judged++;
                        for (String ground : line.getValue().equals(EMPHASIS) ? EMPHASIZED : grounds) {
                            double ratio = ratio(names, line.getValue(), ground);
                            if (ratio < wanted) {
                                faint.add("%s %s: %s on %s %.2f".formatted(sheet.getFileName(),
                                        rule.group(1).strip(), line.getValue(), ground, ratio));
                            }
                        }
                    }
                }
            }
        }
        assertTrue(judged > 60, "the sheets were not read");
        assertEquals("", String.join("\n", faint));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPutTogetherElsewhereCanBeReadToo(Look look) throws IOException {
        Map<String, String> names = names(look);
        List<String> faint = new ArrayList<>();
        for (String pair : PAIRS) {
            String[] both = pair.split(" on ", -1);
            double ratio = ratio(names, both[0], both[1]);
            if (ratio < TEXT) {
                faint.add("%s %.2f".formatted(pair, ratio));
            }
        }
        assertEquals(List.of(), faint);
    }

    @ParameterizedTest
    @EnumSource
    void whatHasTheFocusIsSeen(Look look) throws IOException {
        Map<String, String> names = names(look);
        for (String ground : GROUNDS) {
            double ratio = ratio(names, "-color-accent-emphasis", ground);
            assertTrue(ratio >= SIGN, () -> ground + " " + ratio);
        }
    }

    /// Where something is filled in, chosen or ticked, nothing else tells where it begins and ends.
    @ParameterizedTest
    @EnumSource
    void whatCanBeFilledInChosenOrTickedHasAnOutlineThatIsSeen(Look look) throws IOException {
        Map<String, String> names = names(look);
        Map<String, String> own = new HashMap<>();
        Map<String, String> outlines = new TreeMap<>();
        List<Matcher> rules = new ArrayList<>(rules(theme(look)).toList());
        for (Path sheet : sheets()) {
            rules.addAll(
                    rules(Files.readString(sheet)).filter(rule -> applies(rule.group(1), look)).toList());
        }
        rules.forEach(rule -> controls(rule.group(1)).forEach(control -> {
            Map<String, String> lines = lines(rule.group(2));
            lines.forEach((name, value) -> {
                if (name.startsWith("-color-")) {
                    own.put(kind(control) + name, value);
                }
            });
            Optional.ofNullable(lines.get("-fx-background-color"))
                    .filter(layers -> layers.contains(",") || control.endsWith(".track"))
                    .ifPresent(layers -> outlines.put(control, layers.split(",", 2)[0].strip()));
        }));
        List<String> faint = new ArrayList<>();
        outlines.forEach((control, outline) -> {
            String kind = kind(control);
            String colour = outline;
            while (own.containsKey(kind + colour)) {
                colour = own.get(kind + colour);
            }
            for (String ground : GROUNDS) {
                double ratio = ratio(names, colour, ground);
                if (ratio < SIGN) {
                    faint.add("%s: %s on %s %.2f".formatted(control, colour, ground, ratio));
                }
            }
        });
        assertTrue(outlines.keySet().containsAll(
                List.of(".text-input", ".choice-box", ".combo-box-base", ".check-box > .box", ".copy-field")),
                outlines::toString);
        assertEquals("", String.join("\n", faint));
    }

    private static String kind(String control) {
        return control.substring(control.lastIndexOf(' ') + 1);
    }

    /// Those of a rule's selectors that are controls which have an outline, at rest.
    private static Stream<String> controls(String selectors) {
        return Stream.of(selectors.split(",")).map(selector -> selector.strip().replaceAll("\\s+", " "))
                .filter(selector -> OUTLINED.matcher(selector).find() && !selector.contains(":"));
    }

    /// There every line is one that is seen, and texts have the contrast of AAA.
    @ParameterizedTest
    @EnumSource(names = "CONTRAST")
    void withHighContrastLinesAreSeenAndTextsStandOut(Look look) throws IOException {
        Map<String, String> names = names(look);
        for (String ground : GROUNDS) {
            assertTrue(ratio(names, "-color-border-default", ground) >= SIGN, ground);
            for (String text : List.of("-color-fg-default", "-color-fg-muted", "-color-accent-fg",
                    "-color-danger-fg", "-color-success-fg", "-color-warning-fg")) {
                assertTrue(ratio(names, text, ground) >= 7, text + " on " + ground);
            }
        }
    }

    private static double wanted(String property, Map<String, String> rule) {
        return switch (property) {
            // An icon has its colour by both names.
            case "-fx-fill" -> rule.containsKey("-fx-icon-color") ? SIGN : TEXT;
            case "-fx-text-fill", "-fx-prompt-text-fill" -> TEXT;
            case "-fx-icon-color" -> SIGN;
            default -> 0;
        };
    }

    private static boolean applies(String selector, Look look) {
        return (look == Look.DARK || !selector.contains(".dark"))
                && (look == Look.CONTRAST || !selector.contains(".contrast"));
    }

    /// What each looked-up name stands for; later ones win, as in the scene.
    private static Map<String, String> names(Look look) throws IOException {
        Map<String, String> names = new HashMap<>();
        addNames(theme(look), look, names);
        addNames(Files.readString(STYLES.resolve("colours.css")), look, names);
        addNames(Files.readString(STYLES.resolve("contrast.css")), look, names);
        return names;
    }

    /// AtlantaFX's own sheet.
    private static String theme(Look look) throws IOException {
        String base = (look == Look.DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
        try (InputStream in = Objects.requireNonNull(
                ContrastTest.class.getResourceAsStream(base.replace(".bss", ".css")), base)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void addNames(String sheet, Look look, Map<String, String> names) {
        rules(sheet).filter(rule -> rule.group(1).contains(".root") && applies(rule.group(1), look))
                .forEach(rule -> lines(rule.group(2)).forEach((name, value) -> {
                    if (name.startsWith("-color-") || name.startsWith("-console-")) {
                        names.put(name, value);
                    }
                }));
    }

    private static double ratio(Map<String, String> names, String text, String ground) {
        Colour below = colour(names, ground).over(colour(names, "-console-card"));
        double one = colour(names, text).over(below).luminance();
        double other = below.luminance();
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static Colour colour(Map<String, String> names, String value) {
        String text = value.strip();
        assertFalse(text.isEmpty() || text.contains(" "), () -> "“" + value + "”");
        for (int depth = 0; text.startsWith("-"); depth++) {
            assertTrue(depth < 20, value);
            text = Objects.requireNonNull(names.get(text), text).strip();
        }
        assertTrue(text.matches("#[0-9a-fA-F]{6}|rgba\\(.*\\)|transparent"), text);
        Color known = Color
                .web(text.replaceAll("rgba\\((\\d+), ?(\\d+), ?(\\d+), ?([0-9.]+)\\)", "rgba($1,$2,$3,$4)"));
        return new Colour(known.getRed(), known.getGreen(), known.getBlue(), known.getOpacity());
    }

    private static List<Path> sheets() throws IOException {
        try (Stream<Path> files = Files.list(STYLES)) {
            return files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
        }
    }

    private static Stream<Matcher> rules(String sheet) {
        Matcher rule = RULE.matcher(sheet.replaceAll("(?s)/\\*.*?\\*/", ""));
        List<Matcher> all = new ArrayList<>();
        while (rule.find()) {
            Matcher one = RULE.matcher(rule.group());
            assertTrue(one.find());
            all.add(one);
        }
        return all.stream();
    }

    private static Map<String, String> lines(String body) {
        Map<String, String> lines = new HashMap<>();
        LINE.matcher(body).results().forEach(line -> lines.put(line.group(1), line.group(2).strip()));
        return lines;
    }
}
