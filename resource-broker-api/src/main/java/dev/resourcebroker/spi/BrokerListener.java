package dev.resourcebroker.spi;

/**
 * Is told what an operator would want to know. Registered on the builder. Called on one thread of the broker's, event by
 * event in their order, never while a transaction is open. What it throws is logged and disturbs nothing; while it takes
 * its time, up to a thousand events wait, and more are dropped and logged.
 */
@FunctionalInterface
public interface BrokerListener {
    /**
     * Something happened.
     *
     * @param event what; more kinds may come, so leave alone what you don't know
     */
    void on(BrokerEvent event);
}
