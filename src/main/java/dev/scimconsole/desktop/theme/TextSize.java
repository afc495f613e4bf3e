package dev.scimconsole.desktop.theme;

import dev.scimconsole.desktop.widgets.layout.Unshown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Style sheets at another size of text: every font and icon, and what must be as high as the text in it.
/// Gaps stay and columns grow little, so that at 200 % the room goes to the words. And in the weights that a
/// language has: where its letters are not in Inter, a face between regular and bold would leave them
/// regular, and only the digits beside them would stand out.
final class TextSize {

    /// As the style sheets are written.
    static final int USUAL = 100;

    private static final String ORIGINALS = "dev.scimconsole.sheets";
    private static final Pattern LENGTH = Pattern.compile(
            "(-fx-(?:font-size|icon-size|fixed-cell-size|size|(?:min|pref|max)-(?:height|width)):\\s*)"
                    + "([0-9]+(?:\\.[0-9]+)?)px");
    /// What is this narrow is a sign, not a column.
    private static final double WIDEST_SIGN = 40;
    /// Columns grow by less than texts, so that the longest words of the navigation fit and the page keeps
    /// its room.
    private static final double COLUMNS_SHARE = 0.45;

    private static final Map<String, String> TWO_WEIGHTS = Map.of(
            "-fx-font-family: \"Inter Semi Bold\";", "-fx-font-family: \"Inter\"; -fx-font-weight: bold;",
            "-fx-font-family: \"Inter Medium\";", "-fx-font-family: \"Inter\";");

    private final Map<String, String> made = new HashMap<>();
    private int percent = USUAL;
    private boolean twoWeights;

    /// Changes it.
    void set(int wanted) {
        if (percent != wanted) {
            percent = wanted;
            made.clear();
        }
    }

    /// Changes whether there is nothing between regular and bold.
    void setTwoWeights(boolean wanted) {
        if (twoWeights != wanted) {
            twoWeights = wanted;
            made.clear();
        }
    }

    private boolean isAsWritten() {
        return percent == USUAL && !twoWeights;
    }

    /// The sheet at this size.
    ///
    /// @param url of the sheet as it is written
    String at(String url) {
        return isAsWritten() ? url : made.computeIfAbsent(url, this::make);
    }

    /// Gives a view, and all that is in it, its sheets at this size.
    void fit(Parent view) {
        fit(view, view.getStylesheets());
        for (Node child : view.getChildrenUnmodifiable()) {
            Node seen = child instanceof Unshown later ? later.kept() : child;
            if (seen instanceof Parent parent) {
                fit(parent);
            }
        }
    }

    /// The same for a scene's own.
    void fit(Scene scene, List<String> sheets) {
        scene.getStylesheets().setAll(sheets.stream().map(this::at).toList());
        fit(scene.getRoot());
    }

    private void fit(Parent node, ObservableList<String> sheets) {
        Object kept = node.hasProperties() ? node.getProperties().get(ORIGINALS) : null;
        if (sheets.isEmpty() || (kept == null && isAsWritten())) {
            return;
        }
        List<String> originals = new ArrayList<>();
        if (kept instanceof List<?> known) {
            known.forEach(url -> originals.add(String.valueOf(url)));
        } else {
            originals.addAll(sheets);
            node.getProperties().put(ORIGINALS, List.copyOf(sheets));
        }
        sheets.setAll(originals.stream().map(this::at).toList());
    }

    private String make(String url) {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            String sheet = scale(new String(in.readAllBytes(), StandardCharsets.UTF_8), percent);
            if (twoWeights) {
                sheet = withTwoWeights(sheet);
            }
            return "data:text/css;base64,"
                    + Base64.getEncoder().encodeToString(sheet.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(url, e);
        }
    }

    /// A sheet with nothing between regular and bold.
    static String withTwoWeights(String sheet) {
        String made = sheet;
        for (Map.Entry<String, String> face : TWO_WEIGHTS.entrySet()) {
            made = made.replace(face.getKey(), face.getValue());
        }
        return made;
    }

    /// A sheet at another size.
    static String scale(String sheet, int percent) {
        Matcher lengths = LENGTH.matcher(sheet);
        return lengths.replaceAll(found -> {
            double length = Double.parseDouble(found.group(2));
            boolean column = found.group(1).contains("-width") && length > WIDEST_SIGN;
            double more = (percent - USUAL) * (column ? COLUMNS_SHARE : 1) / USUAL;
            return found.group(1) + length * (1 + more) + "px";
        });
    }
}
