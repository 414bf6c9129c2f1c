package dev.resourcebroker.binding;

import dev.resourcebroker.secret.SecretValue;

/**
 * A variable that a workload receives. Printing it shows no secret.
 *
 * @param name its name
 * @param value its value, exactly as the workload reads it
 * @param secret whether the value must not be shown, because some part of it is secret
 */
public record EnvironmentVariable(String name, SecretValue value, boolean secret) {
    /**
     * The value for people to see.
     *
     * @return the value, or a mask when it is secret
     */
    public String masked() {
        return secret ? value.toString() : value.reveal();
    }

    @Override
    public String toString() {
        return name + "=" + masked();
    }
}
