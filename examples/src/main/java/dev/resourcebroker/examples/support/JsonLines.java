package dev.resourcebroker.examples.support;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON objects, a line each, as UTF-8. Not thread-safe. */
public final class JsonLines implements AutoCloseable {
    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator("").build();

    private final JsonGenerator out;

    /**
     * Writes to a stream.
     *
     * @param out where; closed with this
     */
    public JsonLines(OutputStream out) {
        this.out = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    /**
     * Writes an object. It may wait in a buffer.
     *
     * @param members texts, lists of texts, or objects of such
     */
    public void write(Map<String, ?> members) {
        object(members);
        out.writeRaw('\n');
    }

    private void object(Map<?, ?> members) {
        out.writeStartObject();
        members.forEach((name, value) -> {
            out.writeName((String) name);
            value(value);
        });
        out.writeEndObject();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> members) {
            object(members);
        } else if (value instanceof List<?> texts) {
            out.writeStartArray();
            texts.forEach(this::value);
            out.writeEndArray();
        } else {
            out.writeString((String) value);
        }
    }

    /** Writes out what waits in the buffer. */
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.close();
    }
}
