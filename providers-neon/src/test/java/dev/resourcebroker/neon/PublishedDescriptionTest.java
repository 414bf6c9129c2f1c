package dev.resourcebroker.neon;

import static dev.resourcebroker.neon.Bench.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.resourcebroker.neon.fake.NeonVendor;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.RestorePoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every request and every answer is as the vendor's published description says. */
class PublishedDescriptionTest {
    @AutoClose
    private final NeonVendor vendor = new NeonVendor();

    @BeforeEach
    void thereIsADescription() {
        assumeTrue(vendor.isDescribed(), "skipped: RESOURCE_BROKER_SHARED names no folder with Neon's description");
    }

    @Test
    void aWholeLife_isAsDescribed() {
        Bench bench = Bench.project(vendor);
        Issued first = bench.issue(1);
        bench.change(Map.of("max_cu", "2", "storage_gb", "9"));
        done(bench.provider.update(bench.call()));
        assertThat(bench.sighting().asWished()).isTrue();
        done(bench.provider.revoke(bench.call(), first.id()));
        done(bench.provider.restore(bench.call(), new RestorePoint.At(vendor.now())));
        vendor.pass(Duration.ofMinutes(1));
        bench.look();
        done(bench.provider.delete(bench.call()));
        vendor.pass(Duration.ofMinutes(1));
        bench.look();
        done(bench.provider.undelete(bench.call()));
        bench.provider.list(Offerings.POSTGRES.id(), Bench.access(), Optional.empty(), Duration.ofSeconds(9));
        bench.provider.look(Bench.of(vendor, Offerings.POSTGRES, Map.of()).call());
        assertThat(vendor.wrong()).isEmpty();
    }

    @Test
    void aBranchsLife_isAsDescribed() {
        Bench parent = Bench.project(vendor);
        Bench branch = Bench.of(vendor, Offerings.BRANCH, Map.of("project", parent.id()));
        Bench known = branch.known(done(branch.provider.create(branch.call())));
        vendor.pass(Duration.ofMinutes(1));
        known.issue(1);
        known.look();
        known.provider.list(Offerings.BRANCH.id(), Bench.access(), Optional.empty(), Duration.ofSeconds(9));
        done(known.provider.delete(known.call()));
        assertThat(vendor.wrong()).isEmpty();
    }

    @Test
    void whatIsNotDescribed_isFound() throws Exception {
        post("/projects", "{\"project\": {\"name\": \"x\", \"pg_version\": 13}}");
        assertThat(vendor.wrong()).isNotEmpty().allMatch(found -> found.contains("pg_version"));
        post("/projects", "{\"project\": {\"name\": \"x\", \"settings\": {\"quota\": {\"data\": 1}}}}");
        assertThat(vendor.wrong()).last().asString().contains("unknown name data");
        post("/projects?colour=blue", "{\"project\": {\"name\": \"x\"}}");
        assertThat(vendor.wrong()).last().asString().contains("colour");
    }

    private void post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vendor.uri() + path))
                .header("Authorization", "Bearer " + NeonVendor.KEY)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }
}
