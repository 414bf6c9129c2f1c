package dev.resourcebroker.core.reachability;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;

/**
 * A plain socket whose every read obeys a deadline and a budget. TLS reads through it too, so a server that sends byte
 * after byte of one record gains no time.
 */
final class MeteredSocket extends Socket {
    private final Deadline deadline;
    private final Budget budget;

    MeteredSocket(Deadline deadline, Budget budget) {
        // What was checked is this address, so no proxy of the JVM's may stand between.
        super(Proxy.NO_PROXY);
        this.deadline = deadline;
        this.budget = budget;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Metered(super.getInputStream());
    }

    private final class Metered extends FilterInputStream {
        private Metered(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            setSoTimeout(deadline.millisLeft());
            int read = super.read(bytes, from, length);
            budget.spend(read);
            return read;
        }
    }
}
