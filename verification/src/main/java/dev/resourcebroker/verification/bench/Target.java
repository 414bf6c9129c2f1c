package dev.resourcebroker.verification.bench;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.BindingId;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A binding to be resolved, with what either side holds before it begins. */
record Target(OrgBroker broker, BindingId binding, String org, UUID id, RawTink.Fields fields) {
    static List<Target> all(Site site) {
        try {
            return read(site);
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Target> read(Site site) throws SQLException, GeneralSecurityException {
        Map<String, RawTink.Fields> fields = fields(site);
        List<Target> targets = new ArrayList<>();
        try (Connection connection = Store.behind(site);
                PreparedStatement select =
                        connection.prepareStatement("select org_id, id from \"resource_broker\".bindings order by id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String org = rows.getString(1);
                UUID id = rows.getObject(2, UUID.class);
                targets.add(
                        new Target(site.org(org), new BindingId(id), org, id, Objects.requireNonNull(fields.get(org))));
            }
        }
        return targets;
    }

    /** What reads the fields of each organisation that has a keyset. */
    static Map<String, RawTink.Fields> fields(Site site) throws SQLException, GeneralSecurityException {
        Map<String, RawTink.Fields> fields = new HashMap<>();
        try (Connection connection = Store.behind(site);
                PreparedStatement select =
                        connection.prepareStatement("select org_id, wrapped from \"resource_broker\".keysets");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                fields.put(rows.getString(1), site.tink.unwrap(rows.getString(1), rows.getBytes(2)));
            }
        }
        return fields;
    }
}
