package dev.resourcebroker.tck;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.secret.SecretValue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ResourceProvider} keeps. An author's test extends this, says where the vendor is, best a simulated
 * one, and how to call it; for another offering of the same provider there is another test. Between the two the contract
 * puts a wire of its own, on loopback, on which each request of each effect goes wrong in turn. The tests are named after
 * the rules in {@code docs/provider-spec.md}.
 */
public abstract class ResourceProviderContract {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private @Nullable FaultyWire wire;

    /** For subclasses. */
    protected ResourceProviderContract() {}

    /**
     * Where the vendor answers, by HTTP. Resources that earlier tests made may be there.
     *
     * @return the address that {@link #provider} would get without a wire between
     */
    protected abstract URI vendor();

    /**
     * The provider under test, just made.
     *
     * @param vendor where it is to find its vendor
     * @return a provider that shares nothing with those made before
     */
    protected abstract ResourceProvider provider(URI vendor);

    /**
     * A credential that the vendor accepts. No value of it may occur in anything else.
     *
     * @return values for the provider's access fields
     */
    protected abstract Access access();

    /**
     * A credential that the vendor denies.
     *
     * @return by default the fields of {@link #access} with other values
     */
    protected Access deniedAccess() {
        Map<String, SecretValue> fields = new TreeMap<>(access().fields());
        fields.replaceAll((name, value) -> SecretValue.of("denied-0c5e-" + name));
        return Access.of(fields);
    }

    /**
     * What is to be made. One of its parameters is changed when the offering can update.
     *
     * @param provider the provider under test
     * @return by default the first offering as it is when nothing is chosen
     */
    protected Specification specification(ResourceProvider provider) {
        return provider.offerings().get(0).specify(Map.of());
    }

    /**
     * Takes a credential of the operator's pool, for offerings whose secrets come from a {@link SecretSource.Pool}.
     *
     * @param version which; each is another one of the pool
     * @return what it consists of
     */
    protected Map<String, SecretValue> pooled(long version) {
        throw new UnsupportedOperationException("override pooled() for an offering with a pool");
    }

    /**
     * Lets time pass at the vendor.
     *
     * @param time how long; by default it is waited for, and a simulated vendor's clock is better set forward
     */
    protected void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /**
     * Whether a request changes nothing at the vendor, so that looking may send it.
     *
     * @param method its method
     * @param path its path with query
     * @return by default true for GET, HEAD and OPTIONS; some vendors log in or search by POST
     */
    protected boolean changesNothing(String method, String path) {
        return SAFE.contains(method);
    }

    /** Ends the wire. */
    @AfterEach
    protected final void closeWire() {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }

    private ProviderBench bench() throws IOException {
        closeWire();
        FaultyWire opened = FaultyWire.to(vendor());
        wire = opened;
        return new ProviderBench(this, opened);
    }

    private LookChecks looks() throws IOException {
        return new LookChecks(bench());
    }

    private FaultChecks faults() throws IOException {
        return new FaultChecks(bench());
    }

    private DeclaredChecks declared() throws IOException {
        return new DeclaredChecks(bench());
    }

    /**
     * Declarations stay, and are of this version.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p1_declarations_areStableAndOfThisVersion() throws IOException {
        looks().declarations();
    }

    /**
     * Every specification has its price.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p2_cost_isKnownWithoutACall() throws IOException {
        looks().costs();
    }

    /**
     * What an offering lacks is a typed error.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p3_whatIsNotDeclared_isNotSupported() throws IOException {
        looks().undeclared();
    }

    /**
     * Looking changes nothing.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p4_looking_changesNothing() throws IOException {
        looks().lookingChangesNothing();
    }

    /**
     * What was made is seen in time.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p5_look_seesWhatWasMadeInTime() throws IOException {
        looks().seenInTime();
    }

    /**
     * A tag is what is there, not what is asked for.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p6_look_showsTheTagThatIsThere() throws IOException {
        looks().tags();
    }

    /**
     * What can't be seen isn't absent.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p7_look_throughFaults_throwsOrSeesAll() throws IOException {
        faults().looks();
    }

    /**
     * Denied is not empty.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p8_deniedAccess_isDenied() throws IOException {
        looks().denied();
    }

    /**
     * The list is whole, and ends.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p9_list_showsEachResourceOnce() throws IOException {
        looks().listed();
    }

    /**
     * An account has one id.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p10_account_isStableAndHarmless() throws IOException {
        looks().account();
    }

    /**
     * Creating makes one.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p11_create_makesOneResource() throws IOException {
        looks().createMakesOne();
    }

    /**
     * Nothing leaves late.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p12_effects_askTheGuardFirst() throws IOException {
        faults().guards();
    }

    /**
     * Nobody guesses about what got lost.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p13_lostRequestsAndAnswers_areNotGuessedAbout() throws IOException {
        faults().lostRequestsAndAnswers();
    }

    /**
     * An answer that says nothing says nothing.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p14_nonsense_isUnknown() throws IOException {
        faults().nonsense();
    }

    /**
     * A silent vendor holds nobody up.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p15_silence_endsByTheDeadline() throws IOException {
        faults().silence();
    }

    /**
     * What the network repeated is found.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p16_repeatedRequests_areSeen() throws IOException {
        faults().repeatedRequests();
    }

    /**
     * A vendor that asks to wait is waited for.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p17_beingAskedToWait_isNotDoneUntilThen() throws IOException {
        faults().askedToWait();
    }

    /**
     * A refusal is told from a delay.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p18_refusals_arePermanent() throws IOException {
        faults().refusals();
    }

    /**
     * A refusal has a name of ours.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p19_refusals_repeatNothingOfTheVendorsText() throws IOException {
        faults().refusalsAreSilent();
    }

    /**
     * Whatever goes wrong, no secret is printed.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p20_secrets_areNeverPrinted() throws IOException {
        faults().faultsPrintNoSecret();
    }

    /**
     * A second creation is as declared.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p21_secondCreate_isAsDeclared() throws IOException {
        declared().secondCreate();
    }

    /**
     * Our tag is there as declared.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p22_tagging_isAsDeclared() throws IOException {
        declared().tagging();
    }

    /**
     * Issuing gives a credential.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p23_issue_givesACredential() throws IOException {
        declared().issue();
    }

    /**
     * A second issue is as declared.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p24_secondIssue_isAsDeclared() throws IOException {
        declared().secondIssue();
    }

    /**
     * Credentials live side by side as declared.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p25_versions_areAsDeclared() throws IOException {
        declared().versions();
    }

    /**
     * Revoking ends one credential.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p26_revoke_endsOneCredential() throws IOException {
        declared().revoke();
    }

    /**
     * Deleting removes one resource.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p27_delete_removesOneResource() throws IOException {
        declared().delete();
    }

    /**
     * Credentials end with their resource as declared.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p28_credentialsOfTheDeleted_areAsDeclared() throws IOException {
        declared().credentialsOfTheDeleted();
    }

    /**
     * A deletion can be taken back as declared.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p29_undelete_isAsDeclared() throws IOException {
        declared().undelete();
    }

    /**
     * An update meets the specification.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p30_update_meetsTheSpecification() throws IOException {
        declared().update();
    }

    /**
     * A look costs what is declared.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p43_requestsPerLook_areAsDeclared() throws IOException {
        declared().requestsPerLook();
    }

    /**
     * What the vendor has of parameters is told as declared.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p42_actual_isAsDeclared() throws IOException {
        declared().actual();
    }

    /**
     * Snapshots can be used as declared.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p31_snapshots_areAsDeclared() throws IOException {
        declared().snapshots();
    }

    /**
     * Threads don't disturb one another.
     *
     * @throws IOException when the wire can't be laid
     * @throws InterruptedException when waiting is interrupted
     * @throws ExecutionException when a thread fails
     */
    @Test
    protected void p32_threads_dontDisturbOneAnother() throws IOException, InterruptedException, ExecutionException {
        declared().threads();
    }

    /**
     * Nothing is kept in an instance.
     *
     * @throws IOException when the wire can't be laid
     */
    @Test
    protected void p33_anotherInstance_carriesOn() throws IOException {
        declared().anotherInstance();
    }
}
