package dev.resourcebroker.core.binding;

/** How an env file writes a variable. */
interface EnvFormat {
    /**
     * The line or lines of a variable, without the last line break.
     *
     * @throws dev.resourcebroker.error.PermanentBrokerException DELIVERY_FAILED naming the variable when its value can't
     *     be written so that it is read back exactly
     */
    String line(String name, String value);
}
