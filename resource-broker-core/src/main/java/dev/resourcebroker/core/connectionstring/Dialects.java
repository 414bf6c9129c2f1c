package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registered dialects. An earlier one goes before a later one. */
final class Dialects {
    private final List<Dialect> all;
    private final Map<String, Dialect> byScheme = new HashMap<>();
    private final Map<ResourceType, Dialect> byType = new HashMap<>();

    private Dialects(List<Dialect> all) {
        this.all = List.copyOf(all);
        for (Dialect dialect : this.all) {
            byType.putIfAbsent(dialect.type(), dialect);
            dialect.schemes().forEach(scheme -> byScheme.putIfAbsent(scheme, dialect));
        }
    }

    static Dialects of(List<Dialect> dialects) {
        return new Dialects(dialects);
    }

    Dialects with(Dialect dialect) {
        List<Dialect> more = new ArrayList<>(all);
        more.add(0, dialect);
        return new Dialects(more);
    }

    /** The dialect for a text, or null when nobody knows its scheme and type. */
    @Nullable
    Dialect choose(Text text, @Nullable ResourceType stated) {
        Dialect byStated = stated == null ? null : byType.get(stated);
        if (text.scheme().isEmpty()) {
            return stated == null ? recogniser(text.rest()) : byStated;
        }
        if (byStated == null) {
            return byScheme.get(text.scheme());
        }
        if (!byStated.schemes().contains(text.scheme())) {
            throw ConnectionText.refused("has a scheme that isn't one of the stated type's");
        }
        return byStated;
    }

    private @Nullable Dialect recogniser(String text) {
        for (Dialect dialect : all) {
            if (dialect.recognises(text)) {
                return dialect;
            }
        }
        return null;
    }
}
