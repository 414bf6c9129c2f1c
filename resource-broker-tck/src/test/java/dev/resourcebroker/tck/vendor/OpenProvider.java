package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Traits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The provider, right in everything, with its steps open for broken ones to start from. */
// Tests export nothing.
@SuppressWarnings("exports")
public class OpenProvider extends FakeProvider {
    public OpenProvider(URI vendor, Traits traits) {
        super(vendor, traits);
    }

    @Override
    protected HttpResponse<String> ask(Access access, Duration within, String path) {
        return super.ask(access, within, path);
    }

    @Override
    protected HttpResponse<String> send(
            Access access, Duration within, String method, String path, Map<String, String> form) throws IOException {
        return super.send(access, within, method, path, form);
    }

    @Override
    protected <T> Outcome<T> effect(
            Call call, String method, String path, Map<String, String> form, Function<Map<String, String>, T> done) {
        return super.effect(call, method, path, form, done);
    }

    @Override
    protected <T> Outcome<T> refusal(HttpResponse<String> answer) {
        return super.refusal(answer);
    }

    @Override
    protected Outcome<String> gone(Call call, String path, String id) {
        return super.gone(call, path, id);
    }

    @Override
    protected List<Sighting> sightings(List<Map<String, String>> lines, String size) {
        return super.sightings(lines, size);
    }

    @Override
    protected List<SeenCredential> credentials(Call call, List<Sighting> seen) {
        return super.credentials(call, seen);
    }

    @Override
    protected Issued issued(Map<String, String> line) {
        return super.issued(line);
    }
}
