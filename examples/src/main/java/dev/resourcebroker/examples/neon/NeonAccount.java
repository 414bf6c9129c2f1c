package dev.resourcebroker.examples.neon;

import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.examples.support.Scratch;
import dev.resourcebroker.resource.Resource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** An account at Neon: the real one of the key in {@code NEON_API_KEY}, else one of a simulated Neon on loopback. */
public interface NeonAccount {
    /** The environment variable with the key of the real account. */
    String KEY = "NEON_API_KEY";

    /**
     * Opens the account.
     *
     * @param scratch where a simulated Neon keeps its files; it ends with it
     * @return the account
     * @throws IOException when the simulated Neon can't be started
     */
    static NeonAccount open(Scratch scratch) throws IOException {
        String key = System.getenv().getOrDefault(KEY, "");
        return key.isEmpty() ? SimulatedAccount.start(scratch) : new RealAccount(key);
    }

    /**
     * What this is.
     *
     * @return a line for people
     */
    String what();

    /**
     * Has a broker make its databases here.
     *
     * @param builder the broker's builder
     * @return the same
     */
    BrokerBuilder use(BrokerBuilder builder);

    /**
     * Whether the account shows a database.
     *
     * @param resource made here
     * @return whether a project has its tag
     */
    boolean shows(Resource resource);

    /**
     * A time that a database can be brought back to, with what it holds now.
     *
     * @param resource made here
     * @return the time
     * @throws Exception when the simulated Neon can't keep what the database holds
     */
    Instant markNow(Resource resource) throws Exception;

    /** Lets some time go by. */
    void pass();

    /**
     * How long anything may take.
     *
     * @return a limit of real time
     */
    Duration patience();
}
