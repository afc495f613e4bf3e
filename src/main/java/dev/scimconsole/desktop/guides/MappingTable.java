package dev.scimconsole.desktop.guides;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// Which of a provider's attributes becomes which SCIM attribute, as a table.
public final class MappingTable extends GridPane {

    /// Of its width, in percent: the provider's attribute, the SCIM attribute, whether it is required.
    private static final int[] WIDTHS = {38, 43, 19};

    /// Empty.
    public MappingTable() {
        getStyleClass().add("mapping");
        for (int width : WIDTHS) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            getColumnConstraints().add(column);
        }
    }

    /// Shows a mapping in place of the one before.
    public void show(Guide.Mapping mapping, Messages messages) {
        getChildren().clear();
        addRow(0, cell(mapping.column(), "mapping-head"),
                cell(messages.text("guides.scimAttribute"), "mapping-head"),
                cell(messages.text("guides.required"), "mapping-head"));
        int line = 1;
        for (Guide.Mapping.Row row : mapping.rows()) {
            addRow(line, cell(row.from(), "mapping-from"), cell(row.to(), "mapping-to"),
                    cell(messages.text(row.required() ? "guides.yes" : "guides.no"), "mapping-from"));
            line++;
        }
    }

    private static Node cell(String text, String style) {
        Label label = new Paragraph(text);
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        label.getStyleClass().addAll("mapping-cell", style);
        return label;
    }
}
