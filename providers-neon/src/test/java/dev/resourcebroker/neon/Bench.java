package dev.resourcebroker.neon;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.neon.fake.NeonVendor;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Guard;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** Calls the provider as the engine does, about one resource. */
final class Bench {
    static final Guard OPEN = new Guard() {
        @Override
        public void check() {}

        @Override
        public Duration left() {
            return Duration.ofSeconds(30);
        }
    };

    final NeonVendor vendor;
    final NeonProvider provider;
    final Identity identity;
    private Specification specification;
    private long effects;

    private Bench(NeonVendor vendor, Identity identity, Specification specification) {
        this.vendor = vendor;
        this.provider = new NeonProvider(vendor.uri(), NeonPrices.launch(), time -> {});
        this.identity = identity;
        this.specification = specification;
    }

    static Bench of(NeonVendor vendor, Offering offering, Map<String, String> given) {
        UUID id = UUID.randomUUID();
        Tag tag = new Tag("test", OrgId.of("acme"), ResourceId.parse(id.toString()), 1);
        return new Bench(vendor, new Identity("test-" + id + "-1", tag, Optional.empty()), offering.specify(given));
    }

    /** With a project that is ready. */
    static Bench project(NeonVendor vendor) {
        Bench bench = of(vendor, Offerings.POSTGRES, Map.of());
        Bench known = bench.known(done(bench.provider.create(bench.call())));
        vendor.pass(Duration.ofSeconds(60));
        return known;
    }

    Bench known(String vendorId) {
        return new Bench(vendor, new Identity(identity.name(), identity.tag(), Optional.of(vendorId)), specification);
    }

    String id() {
        return identity.requireVendorId();
    }

    static Access access() {
        return Access.of(Map.of("api-key", SecretValue.of(NeonVendor.KEY)));
    }

    Call call() {
        return call(++effects);
    }

    Call call(long effect) {
        Attempt attempt = new Attempt("token-" + effect, 1, effect, effect, Instant.EPOCH, OPEN);
        return new Call(identity, specification, access(), attempt);
    }

    void change(Map<String, String> given) {
        specification = Offerings.POSTGRES.change(specification, given);
    }

    Issued issue(long version) {
        return done(provider.issue(call(), new NewCredential(version, "v" + version, Map.of())));
    }

    Look.Seen look() {
        return (Look.Seen) provider.look(call());
    }

    Sighting sighting() {
        return look().resources().get(0);
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T> done) {
            return done.value();
        }
        throw new AssertionError("is " + outcome);
    }

    static String value(Issued issued, String entry) {
        return issued.details().value(entry).orElseThrow().reveal();
    }

    /** A session of an application, with nothing but what was issued. */
    static Connection session(Issued issued) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", value(issued, "username"));
        login.setProperty("password", value(issued, "password"));
        return DriverManager.getConnection(value(issued, "jdbc-url"), login);
    }

    static void run(Connection session, String... statements) throws SQLException {
        try (Statement statement = session.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String ask(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
