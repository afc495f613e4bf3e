package dev.scimconsole.desktop.refusals;

import dev.scimconsole.contract.refusals.NameClash;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.WrapLine;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Both who want one user name: who asks for it and who has it, beside each other where there is room.
final class ClashSides extends VBox {

    /// @param look opens the user with this user name
    ClashSides(NameClash clash, RefusalWords words, Messages messages, Consumer<String> look) {
        WrapLine sides = new WrapLine();
        sides.getStyleClass().add("clash");
        getChildren().setAll(sides);
        sides.getChildren().setAll(
                side(messages.text("refused.clash.asks", clash.userName()),
                        clash.asks().map(words::side).orElse(messages.text("refused.clash.nobody")),
                        clash.asks().map(asks -> open(asks, messages, look)).stream().toList()),
                side(messages.text("refused.clash.has", clash.userName()), words.side(clash.has()),
                        List.of(open(clash.has(), messages, look))));
    }

    private static Hyperlink open(NameClash.ClashSide side, Messages messages, Consumer<String> look) {
        Hyperlink open = new Hyperlink(messages.text("refused.openSide"));
        open.setAccessibleText(
                messages.text("spoken.of", messages.text("refused.openSide"), side.userName()));
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(_ -> look.accept(side.userName()));
        return open;
    }

    private static HBox side(String title, String text, List<Hyperlink> link) {
        VBox words = new VBox(ChangeRow.cell(title, "muted"), ChangeRow.cell(text, "plain-cell"));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox side = new HBox(words);
        side.getChildren().addAll(link);
        side.getStyleClass().add("clash-side");
        return side;
    }
}
