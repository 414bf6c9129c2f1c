package dev.resourcebroker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.gson.Gson;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.binding.WorkloadConnections;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.CustomResource;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.Admission;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Reading;
import dev.resourcebroker.spi.ServiceBinding;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a host's serializer is told to do, it fails on a secret, and what it wrote before that holds none. */
class SecretValueSerializationTest {
    private static final String SECRET = "m4rker-0f-a-s3cret";

    private interface Serializer {
        void write(Object value, OutputStream to) throws Exception;
    }

    private record Holder(String before, SecretValue secret, String after) {}

    static final class Bean {
        private final SecretValue secret = SecretValue.of(SECRET);

        public SecretValue getSecret() {
            return secret;
        }
    }

    private static Map<String, Serializer> serializers() {
        Map<String, Serializer> all = new LinkedHashMap<>();
        all.put("Java", (value, to) -> new ObjectOutputStream(to).writeObject(value));
        all.put("Jackson 2", (value, to) -> new ObjectMapper().writeValue(to, value));
        all.put(
                "Jackson 2 reading every field",
                (value, to) -> jackson2(Visibility.DEFAULT).writeValue(to, value));
        all.put(
                "Jackson 2 reading fields only",
                (value, to) -> jackson2(Visibility.NONE).writeValue(to, value));
        all.put("Jackson 3", (value, to) -> new JsonMapper().writeValue(to, value));
        all.put(
                "Jackson 3 reading every field",
                (value, to) -> jackson3(Visibility.DEFAULT).writeValue(to, value));
        all.put(
                "Jackson 3 reading fields only",
                (value, to) -> jackson3(Visibility.NONE).writeValue(to, value));
        all.put("Gson", SecretValueSerializationTest::gson);
        return all;
    }

    private static ObjectMapper jackson2(Visibility getters) {
        return new ObjectMapper()
                .setVisibility(PropertyAccessor.GETTER, getters)
                .setVisibility(PropertyAccessor.IS_GETTER, getters)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    private static JsonMapper jackson3(Visibility getters) {
        return JsonMapper.builder()
                .changeDefaultVisibility(checker -> checker.withGetterVisibility(getters)
                        .withIsGetterVisibility(getters)
                        .withFieldVisibility(Visibility.ANY))
                .disable(tools.jackson.databind.SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();
    }

    private static void gson(Object value, OutputStream to) throws Exception {
        try (OutputStreamWriter writer = new OutputStreamWriter(to, StandardCharsets.UTF_8)) {
            new Gson().toJson(value, writer);
        }
    }

    private static List<Object> holders() {
        SecretValue secret = SecretValue.of(SECRET);
        Entry entry = Entry.secret("password", SECRET);
        ConnectionDetails details = new ConnectionDetails(ResourceType.POSTGRESQL, List.of(entry));
        UUID id = UUID.fromString("01920000-0000-7000-8000-000000000000");
        ResolvedBinding resolved = new ResolvedBinding(new BindingId(id), new ResourceId(id), 1, details);
        Workload api = Workload.named("api");
        OrgId acme = OrgId.of("acme");
        ServiceBinding bound = new ServiceBinding("orders-db", details);
        return List.of(
                secret,
                new Holder("before", secret, "after"),
                new Bean(),
                List.of(secret),
                Map.of("key", secret),
                entry,
                details,
                resolved,
                new WorkloadConnections(acme, api, List.of(resolved)),
                bound,
                new Delivery(acme, api, "r1", Map.of("DATABASE_URL", secret), List.of(bound)),
                new Reading(details, List.of()),
                new Admission.Supplied(details));
    }

    /** These have no getters: a serializer that reads none of their fields writes nothing of them at all. */
    private static List<Object> requests() {
        SecretValue secret = SecretValue.of(SECRET);
        return List.of(
                ExternalLink.named("orders-db").connectionString(secret),
                CustomResource.of(KindId.of("licence_key"), "maps").secret("key", secret));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everySerializer")
    void aRequestForAResource_leavesNoneOfItsSecretsInWhatASerializerWrites(String name, Serializer serializer) {
        for (Object request : requests()) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            Throwable failure = catchThrowable(() -> serializer.write(request, written));
            assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
            if (failure == null) {
                assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("{}");
            }
        }
    }

    static Stream<Arguments> everySerializerWithEveryHolder() {
        return serializers().entrySet().stream()
                .flatMap(serializer -> holders().stream()
                        .map(holder -> Arguments.of(
                                serializer.getKey(),
                                holder.getClass().getSimpleName(),
                                serializer.getValue(),
                                holder)));
    }

    @ParameterizedTest(name = "{0} on a {1}")
    @MethodSource("everySerializerWithEveryHolder")
    void aSerializer_failsOnWhatHoldsASecretAndHasWrittenNoneOfIt(
            String name, String what, Serializer serializer, Object holder) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Throwable failure = catchThrowable(() -> serializer.write(holder, written));
        assertThat(failure).isNotNull();
        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
        assertThat(everyMessage(failure)).noneMatch(message -> message.contains(SECRET));
        if (name.equals("Java")) {
            assertThat(failure).isInstanceOf(NotSerializableException.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everySerializer")
    void aSerializer_doesWriteWhatIsNoSecret(String name, Serializer serializer) throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        serializer.write(List.of("m4rker in the open"), written);
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("m4rker in the open");
    }

    static Stream<Arguments> everySerializer() {
        return serializers().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static List<String> everyMessage(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .flatMap(t -> Stream.concat(
                        Stream.of(t.toString()),
                        Arrays.stream(t.getSuppressed()).map(String::valueOf)))
                .toList();
    }
}
