package dev.resourcebroker.core.crypto;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Connection details as compact UTF-8 JSON. Jackson's errors quote what they read, so none gets out of here. A reader
 * skips properties that it doesn't know: a newer version may share the meta-database.
 */
final class DetailsJson {
    private static final int USUAL_SIZE = 512;

    // Buffers of our own: those of Jackson's shared pool would carry plaintext into the host's other uses of it.
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    private DetailsJson() {}

    static byte[] write(ConnectionDetails details) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("type", details.type().value());
            json.writeArrayPropertyStart("entries");
            details.entries().forEach(entry -> write(entry, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(Entry entry, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", entry.name());
        json.writeStringProperty("value", entry.value().reveal());
        json.writeBooleanProperty("secret", entry.secret());
        json.writeEndObject();
    }

    /** The details, when the bytes are such JSON. */
    static Optional<ConnectionDetails> read(byte[] bytes) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            return Optional.of(details(json));
        } catch (JacksonException | BrokerException e) {
            return Optional.empty();
        }
    }

    private static ConnectionDetails details(JsonParser json) {
        ResourceType type = null;
        List<Entry> entries = null;
        expect(json.nextToken() == JsonToken.START_OBJECT);
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "type" -> type = ResourceType.of(text(json));
                case "entries" -> entries = entries(json);
                default -> skip(json);
            }
        }
        return new ConnectionDetails(present(type), present(entries));
    }

    private static List<Entry> entries(JsonParser json) {
        List<Entry> entries = new ArrayList<>(8);
        expect(json.nextToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            entries.add(entry(json));
        }
        expect(json.currentToken() == JsonToken.END_ARRAY);
        return entries;
    }

    private static Entry entry(JsonParser json) {
        String name = null;
        SecretValue value = null;
        boolean secret = true;
        for (String property = json.nextName(); property != null; property = json.nextName()) {
            switch (property) {
                case "name" -> name = text(json);
                case "value" -> value = SecretValue.of(text(json));
                case "secret" -> secret = json.nextToken() != JsonToken.VALUE_FALSE;
                default -> skip(json);
            }
        }
        return new Entry(present(name), present(value), secret);
    }

    private static String text(JsonParser json) {
        return present(json.nextStringValue());
    }

    private static void skip(JsonParser json) {
        json.nextToken();
        json.skipChildren();
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new StreamReadException("a part is missing");
        }
        return part;
    }

    private static void expect(boolean condition) {
        if (!condition) {
            throw new StreamReadException("a part is of another kind");
        }
    }
}
