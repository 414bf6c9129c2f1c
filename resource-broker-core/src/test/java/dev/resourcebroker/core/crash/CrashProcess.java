package dev.resourcebroker.core.crash;

import dev.resourcebroker.core.crash.Boundaries.Where;
import dev.resourcebroker.tck.vendor.FakeVendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A child JVM. It plays stories, each in a broker of its own, until it is told to halt. Its input says which, its output
 * how far they have got, in lines of fields between tabs.
 */
final class CrashProcess {
    private static final int HALTED = 9;

    private final PrintStream out;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, CompletableFuture<String>> starts = new ConcurrentHashMap<>();

    private CrashProcess(PrintStream out) {
        this.out = out;
    }

    /** The first argument is the address of a scratch database, the second the key file. */
    public static void main(String[] args) throws Exception {
        CrashProcess process = new CrashProcess(System.out);
        try {
            process.warmUp(new Address(args[0], Path.of(args[1])));
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            // Threads of what was begun would keep it alive.
            Runtime.getRuntime().halt(1);
        }
        process.say("WARM");
        process.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    private void warmUp(Address address) throws Exception {
        Boundaries boundaries = new Boundaries(Where.NOWHERE);
        try (FakeVendor vendor = FakeVendor.open(Shape.DOUBLING.traits, Clock.systemUTC());
                Scene scene = Scene.halted(address, new VendorAddress(Shape.DOUBLING, vendor.uri()), boundaries)) {
            Story.ROTATE.prepare(scene);
            Story.ROTATE.play(scene, "");
            scene.records.awaitRest();
        }
    }

    private void obey(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> words = List.of(line.split("\t", -1));
            switch (words.get(0)) {
                case "PLAY" -> begin(words);
                case "GO" -> starts.get(words.get(1)).complete(words.get(2));
                default -> Runtime.getRuntime().halt(HALTED);
            }
        }
        // Nobody is there any more.
        Runtime.getRuntime().halt(HALTED);
    }

    private void begin(List<String> words) {
        starts.put(words.get(1), new CompletableFuture<>());
        threads.execute(() -> play(words));
    }

    private void play(List<String> words) {
        String cell = words.get(1);
        Story story = Story.valueOf(words.get(2));
        Address address = new Address(words.get(3), Path.of(words.get(4)));
        VendorAddress vendor = new VendorAddress(Shape.valueOf(words.get(5)), URI.create(words.get(6)));
        Boundaries boundaries = new Boundaries(Where.read(words.get(7)));
        var unused = boundaries.stopped().thenAccept(where -> say("STOPPED", cell, where));
        try {
            Scene scene = Scene.halted(address, vendor, boundaries);
            story.prepare(scene);
            say("PREPARED", cell, scene.records.vendorId().orElse(""));
            String snapshot = starts.get(cell).join();
            boundaries.begin();
            story.play(scene, snapshot);
            scene.records.awaitRest();
            boundaries.passed().forEach(passed -> say("PASSED", cell, passed));
            say("ENDED", cell, "at the end");
        } catch (Exception | AssertionError e) {
            say("FAILED", cell, String.valueOf(e));
        }
    }

    private void say(String... words) {
        synchronized (out) {
            out.println(String.join("\t", words).replaceAll("[\r\n]+", " "));
            out.flush();
        }
    }
}
