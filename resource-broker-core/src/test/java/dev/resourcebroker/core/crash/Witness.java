package dev.resourcebroker.core.crash;

import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Guard;
import dev.resourcebroker.provider.ResourceProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Sees in PostgreSQL, past the library, which worker writes about a resource that another has claimed since, and which
 * begins a call for one. Workers are processes whose connections are named so.
 */
final class Witness {
    private static final String SEE = """
            create schema witness;
            grant usage on schema witness to host;
            create table witness.claims (resource_id uuid primary key, worker text);
            create table witness.intrusions (worker text, resource_id uuid, relation text);
            create table witness.calls (worker text, resource_id uuid, fence bigint, newest bigint, begun bigint);
            create function witness.see() returns trigger language plpgsql security definer as $$
            declare
                me text := current_setting('application_name');
                subject uuid := (to_jsonb(new) ->> case tg_table_name when 'resources' then 'id' else 'resource_id' end)::uuid;
            begin
                if me not like 'worker-%' then
                    return null;
                end if;
                if tg_table_name = 'provisioning'
                        and (to_jsonb(new) ->> 'fence') is distinct from (to_jsonb(old) ->> 'fence') then
                    insert into witness.claims values (subject, me)
                        on conflict (resource_id) do update set worker = excluded.worker;
                elsif exists (select 1 from witness.claims c where c.resource_id = subject and c.worker <> me) then
                    insert into witness.intrusions values (me, subject, tg_table_name);
                end if;
                return null;
            end $$;
            create function witness.call(uuid, bigint, bigint) returns void
            language sql security definer as $$
                insert into witness.calls select current_setting('application_name'), $1, $2, p.fence, $3
                    from resource_broker.provisioning p where p.resource_id = $1
            $$;
            create trigger witness after update on resource_broker.provisioning
                for each row execute function witness.see();
            create trigger witness after update on resource_broker.resources
                for each row execute function witness.see();
            create trigger witness after insert or update on resource_broker.connection_versions
                for each row execute function witness.see();
            """;
    private static final String CALLED = "select witness.call(?, ?, ?)";

    private final Connection behind;

    private Witness(Connection behind) {
        this.behind = behind;
    }

    static Witness in(Connection behind) throws SQLException {
        try (Statement statement = behind.createStatement()) {
            statement.execute(SEE);
        }
        return new Witness(behind);
    }

    /** What the connections of a process are to be called. */
    static String worker(long pid) {
        return "worker-" + pid;
    }

    /** A provider whose effects are told to the witness once their guard lets them leave. */
    static ResourceProvider seen(ResourceProvider target, DataSource connections) {
        ClassLoader loader = Witness.class.getClassLoader();
        return (ResourceProvider) Proxy.newProxyInstance(
                loader, new Class<?>[] {ResourceProvider.class}, (self, method, args) -> {
                    try {
                        Object answer = method.invoke(target, seen(args, connections));
                        linger(30);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** So long that a process that is paused is paused in the middle of something. */
    private static void linger(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private static Object[] seen(Object[] args, DataSource connections) {
        if (args == null || !(args[0] instanceof Call call)) {
            return args;
        }
        Object[] other = args.clone();
        Attempt attempt = call.attempt();
        Guard guard = new SeenGuard(call, connections);
        other[0] = new Call(
                call.identity(),
                call.specification(),
                call.access(),
                new Attempt(
                        attempt.token(),
                        attempt.number(),
                        attempt.effect(),
                        attempt.fence(),
                        attempt.deadline(),
                        guard));
        return other;
    }

    private record SeenGuard(Call call, DataSource connections) implements Guard {
        @Override
        public void check() {
            linger(150);
            // Read before: who is paused behind the check has begun the call already.
            long begun = System.currentTimeMillis();
            call.attempt().guard().check();
            try (Connection connection = connections.getConnection();
                    PreparedStatement called = connection.prepareStatement(CALLED)) {
                called.setObject(1, call.identity().tag().resource().value());
                called.setLong(2, call.attempt().fence());
                called.setLong(3, begun);
                called.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Duration left() {
            return call.attempt().guard().left();
        }
    }

    /** Writes of workers about what another had claimed by then. */
    List<String> intrusions() throws SQLException {
        return texts("select worker || ' wrote to ' || relation || ' about ' || resource_id from witness.intrusions");
    }

    /** Calls that a process began after a time although another had claimed the resource. */
    List<String> outdatedCalls(long pid, Instant after) throws SQLException {
        return texts("select 'fence ' || fence || ', not ' || newest || ': ' || resource_id from witness.calls"
                + " where fence < newest and worker = '" + worker(pid) + "' and begun > " + after.toEpochMilli());
    }

    /** How many calls were seen. */
    int calls() throws SQLException {
        return texts("select worker from witness.calls").size();
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = behind.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
