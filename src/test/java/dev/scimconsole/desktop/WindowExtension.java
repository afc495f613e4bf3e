package dev.scimconsole.desktop;

import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// TestFX's extension, whose robot is a [PromptRobot].
final class WindowExtension extends ApplicationExtension {

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return new PromptRobot();
    }

    /// Does not wait, as nobody has pressed a button of this one.
    @Override
    public FxRobot release(MouseButton... buttons) {
        return this;
    }
}
