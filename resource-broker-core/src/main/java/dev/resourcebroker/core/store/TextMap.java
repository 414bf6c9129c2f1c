package dev.resourcebroker.core.store;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Names and values in one column, as a JSON object of strings. */
final class TextMap {
    private static final JsonFactory JSON = new JsonFactory();

    private TextMap() {}

    static String write(Map<String, String> values) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            values.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
        return text.toString();
    }

    static Map<String, String> read(String text) {
        Map<String, String> values = new TreeMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                values.put(json.currentName(), json.nextStringValue());
            }
            return values;
        } catch (JacksonException e) {
            throw new PermanentBrokerException(
                    ErrorCode.META_DATABASE_INVALID, "a column of names and values is not a JSON object", e);
        }
    }
}
