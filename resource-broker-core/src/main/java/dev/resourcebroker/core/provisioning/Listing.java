package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.credential.CallCredential;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one credential shows of a vendor. What a provider throws is never passed on nor logged with its text, which may hold
 * a secret.
 *
 * @param asking waits for turns
 * @param provider whose vendor
 * @param credential which credential
 */
record Listing(Asking asking, ResourceProvider provider, CallCredential credential) {
    private static final Logger LOG = LoggerFactory.getLogger(Listing.class);

    /** Whose the credential is. */
    String account() {
        return given("account", () -> provider.account(access(), within()));
    }

    /** Gives every page of an offering, one after the other. */
    void pages(OfferingId offering, Consumer<List<Sighting>> consumer) {
        Optional<String> cursor = Optional.empty();
        do {
            Optional<String> from = cursor;
            Inventory page = given("list", () -> provider.list(offering, access(), from, within()));
            consumer.accept(page.resources());
            cursor = page.next();
            if (cursor.isPresent() && cursor.equals(from)) {
                throw untold("list");
            }
        } while (cursor.isPresent());
    }

    private Access access() {
        return credential.access();
    }

    private Duration within() {
        return asking.within();
    }

    private <T> T given(String what, Supplier<Answer<T>> call) {
        Answer<T> answer = asking.turn(credential.name(), guard -> asked(what, call), Answer.Denied.class::isInstance);
        if (answer instanceof Answer.Given<T> given) {
            return given.value();
        }
        throw untold(what);
    }

    private <T> Answer<T> asked(String what, Supplier<Answer<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn(
                    "{} of {} failed with {}", what, provider.id(), e.getClass().getName());
            throw untold(what);
        }
    }

    private TransientBrokerException untold(String what) {
        return new TransientBrokerException(
                ErrorCode.VENDOR_UNAVAILABLE, "the vendor of '" + provider.id() + "' doesn't tell its " + what, null);
    }
}
