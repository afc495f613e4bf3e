package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.text.Messages;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The window's title, without a toolkit.
@Tag("desktop")
class WindowTitleTest {

    private final BooleanProperty marked = new SimpleBooleanProperty();
    private String shown = "";

    @Test
    void theMarkComesAndGoesAndStaysOverPages() {
        WindowTitle title = new WindowTitle(now -> shown = now, new Messages(), marked);
        title.name("Users");
        assertEquals("Users – SCIM Console", shown);
        marked.set(true);
        assertEquals("● Users – SCIM Console", shown);
        title.name("Groups");
        assertEquals("● Groups – SCIM Console", shown);
        marked.set(false);
        assertEquals("Groups – SCIM Console", shown);
    }
}
