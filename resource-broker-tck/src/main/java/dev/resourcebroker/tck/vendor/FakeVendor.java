package dev.resourcebroker.tck.vendor;

import com.sun.net.httpserver.HttpServer;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.secret.SecretValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A vendor of things and of keys to them, by HTTP on loopback. It keeps everything in memory, behaves as its traits say,
 * by the clock that it is given, and goes wrong where it is told to. {@link FakeProvider} talks to it, from this process
 * or another. Thread-safe.
 */
public final class FakeVendor implements AutoCloseable {
    private static final String TOKEN = "s3cret-token-of-the-fake";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Script script = new Script();
    private final Desk desk;
    private final Counter counter;
    private final HttpServer server;

    private FakeVendor(Desk desk, HttpServer server) {
        this.desk = desk;
        this.counter = new Counter(TOKEN, desk, script);
        this.server = server;
    }

    /**
     * Opens a vendor that holds nothing yet.
     *
     * @param traits how it behaves
     * @param clock the time by which it does, such as a settable one
     * @return the vendor, on a port of its own
     */
    public static FakeVendor open(Traits traits, Clock clock) {
        FakeVendor vendor = new FakeVendor(new Desk(traits, clock), server());
        vendor.server.setExecutor(vendor.threads);
        vendor.server.createContext("/", vendor.counter::handle);
        vendor.server.start();
        return vendor;
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where it is.
     *
     * @return its address, for {@link FakeProvider}
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /**
     * The only credential that it accepts.
     *
     * @return the same for every vendor, in every process
     */
    public static Access access() {
        return Access.of(Map.of("token", SecretValue.of(TOKEN)));
    }

    /**
     * Goes wrong from now on, and no other way than this. Where several are about a request, the first one counts.
     *
     * @param misbehaviours what goes wrong; none to behave again
     */
    public void misbehave(Misbehaviour... misbehaviours) {
        script.set(List.of(misbehaviours));
    }

    /**
     * Takes a snapshot, as somebody at the vendor's console would.
     *
     * @param thing the id of a thing that isn't deleted
     * @return the snapshot's id
     */
    public String snapshot(String thing) {
        return desk.snapshot(thing);
    }

    /**
     * How often it was asked, whatever came of it.
     *
     * @param kind for what
     * @return the number of requests that arrived
     */
    public int requests(RequestKind kind) {
        return script.count(kind);
    }

    /**
     * What it really holds by now.
     *
     * @return things that aren't deleted and keys that aren't revoked
     */
    public Stock stock() {
        Holdings.State state = desk.really();
        return new Stock(
                state.things().stream()
                        .filter(thing -> !thing.isBinned())
                        .map(FakeVendor::shown)
                        .toList(),
                state.keys().stream()
                        .map(key -> new Stock.Key(key.id(), key.thing(), key.version()))
                        .toList());
    }

    private static Stock.Thing shown(Holdings.Thing thing) {
        return new Stock.Thing(thing.id(), thing.name(), Tags.read(thing.tag()), Integer.parseInt(thing.size()));
    }

    /**
     * Whether a key opens its thing.
     *
     * @param key the key's id
     * @param secret what its holder says
     * @return true when it is the secret of a key that isn't revoked, of a thing that isn't deleted
     */
    public boolean opens(String key, SecretValue secret) {
        Holdings.State state = desk.really();
        return state.keys().stream()
                .filter(known -> known.id().equals(key) && known.secret().equals(secret.reveal()))
                .anyMatch(known -> state.things().stream()
                        .anyMatch(thing -> thing.id().equals(known.thing()) && !thing.isBinned()));
    }

    @Override
    public void close() {
        counter.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
