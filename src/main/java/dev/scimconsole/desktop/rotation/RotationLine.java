package dev.scimconsole.desktop.rotation;

import dev.scimconsole.desktop.guides.Guide;
import java.util.Optional;

/// One line of the rotation's time line.
///
/// @param tone  whether it is a success, a failure, or still awaited
/// @param time  when, to read; `now` for what is still awaited
/// @param text  `**` around words makes them bold
/// @param where offers to show where the new token is pasted: in whose guide, if that is known. Empty where
///              nothing has to be pasted.
public record RotationLine(Tone tone, String time, String text, Optional<Optional<Guide>> where) {

    /// What a line's dot says.
    public enum Tone {
        /// It has succeeded.
        GOOD,
        /// It was refused.
        BAD,
        /// It is awaited.
        OPEN
    }
}
