package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Naming.Convention;
import dev.resourcebroker.binding.Naming.Variable;
import dev.resourcebroker.binding.Template;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.resource.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Folds rows of bindings joined with their variables, a row per variable, into bindings. */
final class BindingReader {
    private final List<Binding> read = new ArrayList<>();

    List<Binding> read(ResultSet rows) throws SQLException {
        boolean more = rows.next();
        while (more) {
            UUID id = Columns.uuid(rows, "id");
            Binding head = binding(rows, id);
            List<Variable> variables = new ArrayList<>();
            do {
                variables.add(new Variable(Columns.text(rows, "name"), Template.parse(Columns.text(rows, "template"))));
                more = rows.next();
            } while (more && id.equals(Columns.uuid(rows, "id")));
            read.add(named(head, new Naming(Convention.OWN, "", variables)));
        }
        return read;
    }

    private static Binding binding(ResultSet row, UUID id) throws SQLException {
        return new Binding(
                new BindingId(id),
                new ResourceId(Columns.uuid(row, "resource_id")),
                new Workload(Columns.text(row, "workload"), Columns.text(row, "environment")),
                Naming.defaults(),
                Columns.actor(row, "created_by"),
                Columns.time(row, "created_at"));
    }

    private static Binding named(Binding head, Naming naming) {
        return new Binding(head.id(), head.resource(), head.workload(), naming, head.createdBy(), head.createdAt());
    }
}
