package dev.resourcebroker;

import dev.resourcebroker.internal.Check;
import java.util.regex.Pattern;

/**
 * A tenant, under the id that the host platform knows it by. The host owns the list of organisations; the broker needs
 * no registration.
 *
 * @param value 1 to 128 letters, digits and {@code . _ : -}, beginning with a letter or digit
 */
public record OrgId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*");

    /** Checks the shape. */
    public OrgId {
        Check.name("org", value, 128, SHAPE, "letters, digits and . _ : -, beginning with a letter or digit");
    }

    /**
     * The organisation with this id.
     *
     * @param value the host's id
     * @return the typed id
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static OrgId of(String value) {
        return new OrgId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
