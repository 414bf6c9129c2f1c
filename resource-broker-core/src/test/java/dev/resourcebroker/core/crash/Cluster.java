package dev.resourcebroker.core.crash;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Child JVMs on one meta-database, of which some end and one is paused. Not thread-safe. */
final class Cluster implements AutoCloseable {
    private final Address address;
    private final URI vendor;
    private final List<Child> members = new ArrayList<>();

    Cluster(Address address, URI vendor) {
        this.address = address;
        this.vendor = vendor;
    }

    void start() throws IOException {
        members.add(
                Child.start(ClusterProcess.class, address.url(), address.key().toString(), vendor.toString()));
    }

    void awaitStarted() {
        members.forEach(Child::hear);
    }

    /** Ends the oldest, without a word, and starts another. */
    void replaceOldest() throws IOException {
        members.remove(0).close();
        start();
    }

    /** Stops the youngest but one where it stands. */
    Child pause() throws IOException, InterruptedException {
        Child paused = members.get(members.size() - 2);
        signal("-STOP", paused);
        return paused;
    }

    void revive(Child paused) throws IOException, InterruptedException {
        signal("-CONT", paused);
    }

    private static void signal(String signal, Child child) throws IOException, InterruptedException {
        String pid = Long.toString(child.process().pid());
        if (new ProcessBuilder("kill", signal, pid).start().waitFor() != 0) {
            throw new IOException("no signal " + signal + " for " + pid);
        }
    }

    @Override
    public void close() {
        members.forEach(Child::close);
    }
}
