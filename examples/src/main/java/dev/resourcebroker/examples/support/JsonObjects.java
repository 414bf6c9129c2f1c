package dev.resourcebroker.examples.support;

import dev.resourcebroker.error.PermanentBrokerException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads flat JSON objects, a line each. An error names no content, which may be secret. */
public final class JsonObjects {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonObjects() {}

    /**
     * Reads an object whose values are texts.
     *
     * @param text the object, and nothing behind it
     * @return its members
     * @throws PermanentBrokerException INVALID_ARGUMENT when it is something else
     */
    public static Map<String, String> read(String text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            Map<String, String> members = members(json);
            expect(json.nextToken() == null);
            return members;
        } catch (JacksonException e) {
            // Its message may quote what it read.
            throw refused();
        }
    }

    private static Map<String, String> members(JsonParser json) {
        Map<String, String> members = new LinkedHashMap<>();
        expect(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            expect(json.nextToken() == JsonToken.VALUE_STRING);
            members.put(name, json.getString());
        }
        expect(json.currentToken() == JsonToken.END_OBJECT);
        return members;
    }

    private static void expect(boolean found) {
        if (!found) {
            throw refused();
        }
    }

    private static PermanentBrokerException refused() {
        return PermanentBrokerException.invalid("line", "must be a JSON object of texts");
    }
}
