package dev.resourcebroker.core.crash;

import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.tck.vendor.FakeVendor;
import dev.resourcebroker.tck.vendor.Stock;
import java.util.List;
import java.util.Optional;

/** What a vendor holds, against what is on record. */
final class Balance {
    private final Scene scene;
    private final FakeVendor vendor;

    Balance(Scene scene, FakeVendor vendor) {
        this.scene = scene;
        this.vendor = vendor;
    }

    /** What differs, if anything. */
    Optional<String> difference(Cell cell) {
        Phase phase = Story.phase(scene);
        if (!cell.story().ends(cell.shape()).contains(phase)) {
            return Optional.of("it is " + phase + ": " + scene.records);
        }
        return differs("resources", recorded(phase), held())
                .or(() -> differs("credentials", scene.records.credentials(), keys()))
                .or(() -> phase == Phase.READY ? refused() : Optional.empty());
    }

    private Optional<String> differs(String what, List<String> recorded, List<String> held) {
        return recorded.equals(held)
                ? Optional.empty()
                : Optional.of(what + " on record are " + recorded + ", held " + held + ": " + scene.records);
    }

    private List<String> recorded(Phase phase) {
        if (phase == Phase.DELETED || (phase == Phase.QUARANTINED && scene.records.isLost())) {
            return List.of();
        }
        Resource resource = scene.org.get(Story.id(scene));
        String size = resource.parameters().get("size");
        return List.of(scene.records.vendorId().orElse("nothing") + " of size " + size);
    }

    private List<String> held() {
        return vendor.stock().things().stream()
                .map(thing -> thing.id() + " of size " + thing.size())
                .sorted()
                .toList();
    }

    private List<String> keys() {
        return vendor.stock().keys().stream().map(Stock.Key::id).sorted().toList();
    }

    private Optional<String> refused() {
        Binding binding = scene.org.bind(Story.id(scene), Workload.named("check"));
        ConnectionDetails details = scene.org.resolve(binding.id()).details();
        boolean opens = vendor.opens(
                details.value("username").orElseThrow().reveal(),
                details.value("password").orElseThrow());
        return opens ? Optional.empty() : Optional.of("the current credential opens nothing: " + scene.records);
    }
}
