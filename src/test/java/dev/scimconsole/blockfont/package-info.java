/// A font of rectangles, so that tests of the desktop need no library of the system: JavaFX on Linux loads
/// fonts through FreeType, Fontconfig and Pango, and does not start where they are missing. Used only there.
package dev.scimconsole.blockfont;
