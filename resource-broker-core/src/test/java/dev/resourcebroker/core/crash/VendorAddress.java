package dev.resourcebroker.core.crash;

import dev.resourcebroker.tck.vendor.FakeProvider;
import java.net.URI;

/** Where a vendor is and what it is like; can be told to another process. */
record VendorAddress(Shape shape, URI uri) {
    FakeProvider provider() {
        return new FakeProvider(uri, shape.traits);
    }
}
