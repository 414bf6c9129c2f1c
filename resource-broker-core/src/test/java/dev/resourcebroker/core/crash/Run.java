package dev.resourcebroker.core.crash;

import dev.resourcebroker.tck.vendor.FakeVendor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cell that is played: halted in a child, and finished here. Each method is called by one thread at a time. */
final class Run implements AutoCloseable {
    private final Cell cell;
    private final Address address;
    private final FakeVendor vendor;
    private final List<String> passed = new ArrayList<>();
    private String snapshot = "";
    private String where = "";
    private String failure = "";

    Run(Cell cell, Address address) {
        this.cell = cell;
        this.address = address;
        this.vendor = FakeVendor.open(cell.shape().traits, Clock.systemUTC());
    }

    /** What is said to the child. */
    Object[] command(String name) {
        return new Object[] {
            "PLAY", name, cell.story(), address.url(), address.key(), cell.shape(), vendor.uri(), cell.where()
        };
    }

    /** Everything is as it should be before the first boundary. */
    String prepared(String thing) {
        cell.story().disturb(new Console(vendor, new VendorAddress(cell.shape(), vendor.uri()).provider()));
        snapshot = thing.isEmpty() || vendor.stock().things().isEmpty() ? "" : vendor.snapshot(thing);
        vendor.misbehave(cell.mishap().misbehaviours(cell.story().concerned()));
        return snapshot;
    }

    void passed(String boundary) {
        passed.add(boundary);
    }

    void ended(String at) {
        where = at;
    }

    void failed(String why) {
        failure = why;
    }

    boolean isEnded() {
        return !where.isEmpty() || !failure.isEmpty();
    }

    List<String> passed() {
        return passed;
    }

    /** Finishes the story; tells what is wrong then, if anything. */
    Optional<String> resume() {
        if (!failure.isEmpty()) {
            return Optional.of(told("in the child: " + failure));
        }
        try (Scene scene = Scene.resumed(address, new VendorAddress(cell.shape(), vendor.uri()))) {
            cell.story().play(scene, snapshot);
            scene.records.awaitRest();
            return new Balance(scene, vendor).difference(cell).map(this::told);
        } catch (SQLException | RuntimeException | AssertionError e) {
            return Optional.of(told(e.toString()));
        }
    }

    private String told(String difference) {
        return cell + " (" + where + "): " + difference + "; the vendor: " + vendor.stock();
    }

    @Override
    public void close() {
        vendor.close();
    }
}
