import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of AtlantaFX's style sheets that this program can have a use for. The sheet is read before the
/// first screen is shown, and half of it is about controls that the program has none of.
///
/// Which those are is looked up in the program: as soon as a class or an FXML file names such a control, or
/// its style class, the control's rules stay.
final class UsedStyles {

    /// Style classes, by the control that they come with and that no other control is made of. Spinner is not
    /// among them: DatePicker has parts of that style class.
    private static final Map<String, List<String>> STYLE_CLASSES = Map.ofEntries(
            Map.entry("Accordion", List.of("accordion")), Map.entry("Breadcrumbs", List.of("breadcrumbs")),
            Map.entry("Calendar", List.of("calendar")), Map.entry("ColorPicker", List.of("color-picker", "color-palette",
                    "color-palette-region", "custom-color-dialog")),
            Map.entry("CustomTextField", List.of("custom-text-field")), Map.entry("HTMLEditor", List.of("html-editor")),
            Map.entry("MenuBar", List.of("menu-bar")), Map.entry("Message", List.of("message")),
            Map.entry("ModalPane", List.of("modal-pane", "modal-box")), Map.entry("Notification", List.of("notification")),
            Map.entry("Pagination", List.of("pagination")), Map.entry("Popover", List.of("popover")),
            Map.entry("RingProgressIndicator", List.of("ring-progress-indicator")),
            Map.entry("SegmentedControl", List.of("segmented-control")), Map.entry("Slider", List.of("slider", "progress-slider")),
            Map.entry("SplitMenuButton", List.of("split-menu-button")), Map.entry("TabLine", List.of("tab-line")),
            Map.entry("TabPane", List.of("tab-pane")), Map.entry("TitledPane", List.of("titled-pane")),
            Map.entry("ToggleSwitch", List.of("toggle-switch")), Map.entry("ToolBar", List.of("tool-bar")),
            Map.entry("TreeTableView", List.of("tree-table-view", "tree-table-row-cell", "tree-table-cell")),
            Map.entry("TreeView", List.of("tree-view")),
            Map.entry("Chart", List.of("chart", "chart-symbol", "chart-bar", "chart-pie", "chart-bubble", "chart-line-symbol",
                    "chart-series-line", "chart-area-symbol", "chart-series-area-line", "chart-series-area-fill", "default-color0",
                    "default-color1", "default-color2", "default-color3", "default-color4", "default-color5", "default-color6",
                    "default-color7")));

    private static final Pattern CONTROL = Pattern.compile("(javafx/scene|atlantafx/base)/.*");
    private static final Pattern COMMENT = Pattern.compile("/[*].*?[*]/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)[{]([^{}]*)[}]");
    private static final Pattern STYLE_CLASS = Pattern.compile("[.]([a-zA-Z][a-zA-Z0-9_-]*)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private final Set<String> unused;

    /// @param program the directory of the program's own classes and FXML files
    UsedStyles(Path program) throws IOException {
        var names = namesIn(program);
        unused = STYLE_CLASSES.entrySet().stream().filter(control -> names.stream().noneMatch(name -> name.endsWith(control.getKey())
                || control.getValue().contains(name))).flatMap(control -> control.getValue().stream()).collect(Collectors.toSet());
    }

    /// Takes the others out of a style sheet.
    void keepIn(Path sheet) throws IOException {
        var kept = RULE.matcher(COMMENT.matcher(Files.readString(sheet)).replaceAll("")).replaceAll(rule -> {
            var selectors = Stream.of(rule.group(1).split(",")).map(String::strip).filter(this::isUsed).toList();
            return selectors.isEmpty() ? ""
                    : Matcher.quoteReplacement(String.join(",\n", selectors) + " {" + rule.group(2) + "}\n");
        });
        Files.writeString(sheet, kept);
    }

    private boolean isUsed(String selector) {
        return STYLE_CLASS.matcher(selector).results().map(match -> match.group(1)).noneMatch(unused::contains);
    }

    /// Simple names of the controls that the program names, the words of its strings, and those of its FXML
    /// files.
    private static Set<String> namesIn(Path program) throws IOException {
        var names = new HashSet<String>();
        try (var files = Files.walk(program)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".class")) {
                    addNames(file, names::add);
                } else if (file.toString().endsWith(".fxml")) {
                    addWords(Files.readString(file), names::add);
                }
            }
        }
        return names;
    }

    private static void addNames(Path classFile, Consumer<String> add) throws IOException {
        for (var entry : ClassFile.of().parse(classFile).constantPool()) {
            switch (entry) {
                case ClassEntry named when CONTROL.matcher(named.asInternalName()).matches() ->
                    add.accept(named.asInternalName().replaceAll(".*/", ""));
                case StringEntry text -> addWords(text.stringValue(), add);
                default -> { }
            }
        }
    }

    private static void addWords(String text, Consumer<String> add) {
        NAME.matcher(text).results().forEach(word -> add.accept(word.group()));
    }
}
