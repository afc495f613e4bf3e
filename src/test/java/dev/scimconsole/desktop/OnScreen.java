package dev.scimconsole.desktop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Tests that use the window, of which there is one screen, one keyboard and one clipboard: they run one
/// after another, beside those that need none. An exception that ends a thread of such a test is taken for
/// one of the screen.
///
/// Nothing is painted.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("whole")
@ExtendWith({WindowExtension.class, Unpainted.class, BrokenBindings.class})
@Execution(ExecutionMode.SAME_THREAD)
public @interface OnScreen {
}
