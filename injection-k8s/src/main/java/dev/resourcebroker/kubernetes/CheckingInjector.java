package dev.resourcebroker.kubernetes;

import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.util.function.Consumer;

/** An injector's target, delivered to in another way. */
final class CheckingInjector implements Injector {
    private final Injector target;
    private final Consumer<Delivery> delivering;

    CheckingInjector(Injector target, Consumer<Delivery> delivering) {
        this.target = target;
        this.delivering = delivering;
    }

    @Override
    public String target() {
        return target.target();
    }

    @Override
    public boolean supersedes() {
        return target.supersedes();
    }

    @Override
    public void deliver(Delivery delivery) {
        delivering.accept(delivery);
    }

    @Override
    public String toString() {
        return target();
    }
}
