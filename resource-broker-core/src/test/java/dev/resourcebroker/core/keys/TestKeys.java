package dev.resourcebroker.core.keys;

import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.store.KeysetStore;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.spi.OrgKeyChooser;
import dev.resourcebroker.spi.Tombstones;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Ciphers as a broker would have them, with everything that a test changes. */
record TestKeys(KeySettings settings, KeysetStore store, Events events, Clock clock) {
    static TestKeys of(KeyEncryptionKey kek, KeysetStore store, Clock clock) {
        return new TestKeys(
                new KeySettings(
                        "prod-eu", List.of(kek), org -> List.of(), Tombstones.none(), KeySettings.Limits.DEFAULT),
                store,
                new Events(List.of()),
                clock);
    }

    TestKeys installation(String name) {
        return with(
                new KeySettings(name, settings.keks(), settings.chooser(), settings.tombstones(), settings.limits()));
    }

    TestKeys platform(KeyEncryptionKey... keks) {
        return with(new KeySettings(
                settings.installation(), List.of(keks), settings.chooser(), settings.tombstones(), settings.limits()));
    }

    TestKeys chooser(OrgKeyChooser chooser) {
        return with(new KeySettings(
                settings.installation(), settings.keks(), chooser, settings.tombstones(), settings.limits()));
    }

    TestKeys cache(CacheLimits cache) {
        return limits(new KeySettings.Limits(cache, settings.limits().calls()));
    }

    TestKeys calls(int perSecond, Duration timeout) {
        return limits(new KeySettings.Limits(settings.limits().cache(), new CallLimits(perSecond, timeout)));
    }

    private TestKeys limits(KeySettings.Limits limits) {
        return with(new KeySettings(
                settings.installation(), settings.keks(), settings.chooser(), settings.tombstones(), limits));
    }

    TestKeys events(Events other) {
        return new TestKeys(settings, store, other, clock);
    }

    private TestKeys with(KeySettings other) {
        return new TestKeys(other, store, events, clock);
    }

    OrgKeys start() {
        return new OrgKeys(settings, store, events, clock);
    }
}
