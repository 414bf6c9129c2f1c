package dev.resourcebroker.provisioning;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Cost;
import java.util.List;
import java.util.Optional;

/**
 * What a change would do, as far as is on record. The vendor wasn't asked, and somebody else may be faster.
 *
 * @param calls what would be called at the vendor, in order, in words; empty when it would be refused
 * @param warnings what it would do to those who use the resource, in words; empty when it would be refused
 * @param costBefore what the resource costs a month now; empty when there is none, or no vendor makes it
 * @param costAfter what it would cost a month; empty when it would be gone, or no vendor makes it
 * @param refusal why it would be refused; empty when it wouldn't
 */
public record Preview(
        List<String> calls,
        List<String> warnings,
        Optional<Cost> costBefore,
        Optional<Cost> costAfter,
        Optional<Refusal> refusal) {

    /** Copies the lists. */
    public Preview {
        calls = List.copyOf(calls);
        warnings = List.copyOf(warnings);
    }

    /**
     * Why the call would throw.
     *
     * @param code the code that it would throw with
     * @param message what it would say
     */
    public record Refusal(ErrorCode code, String message) {}
}
