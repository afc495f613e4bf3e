import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import javafx.geometry.Bounds;

/// What Xvfb shows, right from its memory (`-fbdir`): what somebody in front of the screen would see, and when. Looking
/// costs the program that is looked at nothing.
final class Framebuffer {

    private static final ValueLayout.OfInt NUMBER = ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int BYTES_OF_PIXEL = 4;
    private static final int BYTES_OF_COLOUR = 12;

    private final MemorySegment file;
    private final long start;
    private final int line;
    private final int width;
    private final int height;

    /// @param file that Xvfb keeps: the header of an X window dump, colours, then the pixels
    Framebuffer(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            this.file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
        if (header(11) != BYTES_OF_PIXEL * Byte.SIZE) {
            throw new IOException("The screen has " + header(11) + " bits a pixel");
        }
        start = header(0) + (long) header(19) * BYTES_OF_COLOUR;
        width = header(4);
        height = header(5);
        line = header(12);
    }

    private int header(int number) {
        return file.get(NUMBER, number * (long) Integer.BYTES);
    }

    /// Begins to watch a part of it.
    ///
    /// @param place on the screen
    Part part(Bounds place) {
        return new Part(place);
    }

    /// A part of the screen as it was when it was looked at last.
    final class Part {

        private final int left;
        private final int top;
        private final int bottom;
        private final int bytes;
        private final MemorySegment seen;

        private Part(Bounds place) {
            left = (int) Math.max(0, place.getMinX());
            top = (int) Math.max(0, place.getMinY());
            bottom = (int) Math.min(height, place.getMaxY());
            bytes = ((int) Math.min(width, place.getMaxX()) - left) * BYTES_OF_PIXEL;
            seen = MemorySegment.ofArray(new byte[(bottom - top) * bytes]);
            hasChanged();
        }

        /// Whether it looks otherwise than last time. Every other line is looked at, which no letter fits between.
        boolean hasChanged() {
            var changed = false;
            for (int y = top; y < bottom; y += 2) {
                long there = start + (long) y * line + (long) left * BYTES_OF_PIXEL;
                long here = (long) (y - top) * bytes;
                if (MemorySegment.mismatch(file, there, there + bytes, seen, here, here + bytes) >= 0) {
                    MemorySegment.copy(file, there, seen, here, bytes);
                    changed = true;
                }
            }
            return changed;
        }
    }
}
