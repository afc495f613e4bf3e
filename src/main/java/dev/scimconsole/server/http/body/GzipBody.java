package dev.scimconsole.server.http.body;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// What a gzip holds (RFC 1952). One member, as HTTP clients make it: Java's own stream goes one call deeper
/// for each empty one that follows, so that a body of some thousands of them would end its thread.
final class GzipBody extends InflaterInputStream {

    private static final int CHUNK = 16 * 1024;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int HEADER_CRC = 2;
    private static final int RESERVED = 0xe0;

    private final CRC32 crc = new CRC32();
    private boolean ended;

    /// Reads the header.
    ///
    /// @param compressed is left open
    /// @throws ZipException when it is no gzip
    GzipBody(InputStream compressed) throws IOException {
        super(compressed, new Inflater(true), CHUNK);
        readHeader();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            crc.update(bytes, offset, read);
        } else if (read < 0) {
            readTrailer();
            ended = true;
        }
        return read;
    }

    @Override
    public void close() {
        inf.end();
    }

    private void readHeader() throws IOException {
        if (next() != 0x1f || next() != 0x8b || next() != 8) {
            throw new ZipException("not a gzip");
        }
        int flags = next();
        skip(6);
        if ((flags & RESERVED) != 0) {
            throw new ZipException("an unknown kind of gzip");
        }
        if ((flags & EXTRA) != 0) {
            skip(next() | (next() << 8));
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        skip((flags & HEADER_CRC) != 0 ? 2 : 0);
    }

    private void skipText(boolean there) throws IOException {
        int c = there ? next() : 0;
        while (c != 0) {
            c = next();
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    /// Some of it may have been read together with the end of the data.
    private void readTrailer() throws IOException {
        int at = len - inf.getRemaining();
        long[] words = new long[2];
        for (int i = 0; i < 8; i++) {
            long octet = at < len ? buf[at++] & 0xff : next();
            words[i / 4] |= octet << (i % 4 * 8);
        }
        if (words[0] != crc.getValue() || words[1] != (inf.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("the sums differ");
        }
        if (at < len || in.read() >= 0) {
            throw new ZipException("something follows");
        }
    }

    private int next() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }
}
