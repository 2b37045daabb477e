package io.seaworthy.agent.cluster;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer on its way; remembers whether it broke off, whoever read it at that moment. */
final class ArrivingBody extends FilterInputStream {

    private boolean broken;

    ArrivingBody(InputStream body) {
        super(body);
    }

    /** The connection failed, so what was read says nothing about the object. */
    boolean broken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException lost) {
            broken = true;
            throw lost; // The reader decides what to say; this only notes who is to blame.
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return super.read(into, offset, length);
        } catch (IOException lost) {
            broken = true;
            throw lost; // As above.
        }
    }
}
