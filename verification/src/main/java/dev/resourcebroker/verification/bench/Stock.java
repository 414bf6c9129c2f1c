package dev.resourcebroker.verification.bench;

/** Resources that have long been ready, as rows. */
final class Stock {
    private static final int ORGS = 1000;
    private static final String ID = "('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    private static final String NAME = "'bench-' || " + ID + " || '-1'";

    private Stock() {}

    /**
     * Fills the tables of a broker that has been started once.
     *
     * @param url of the PostgreSQL
     * @param rows how many resources
     * @param seconds over how long from now their next looks are spread
     */
    static void fill(String url, int rows, int seconds) {
        String all = " from generate_series(1, " + rows + ") n";
        Store.execute(
                url,
                "insert into resource_broker.resources (id, org_id, kind, name, live_name, type, offering, parameters,"
                        + " phase, connection_details, connection_seq, entry_names, provisioning_job_id,"
                        + " provider_resource_id, row_version, deletion_policy, deletion_protected, created_by,"
                        + " created_at, changed_at) select " + ID + ", " + org()
                        + ", 'managed_integration', 'db-' || n,"
                        + " 'db-' || n, 'postgresql', 'instant/postgres', '{}', 'READY', '\\x00', 1, 'uri',"
                        + org() + " || '/' || " + ID + ", 'id-' || " + NAME
                        + ", 1, 'DELETE', false, 'user:jane', now(),"
                        + " now()" + all);
        Store.execute(
                url,
                "insert into resource_broker.provisioning (org_id, resource_id, wish_version, present, delete_from,"
                        + " generation, least_credential, incarnation, epoch, reinjected, restores, monthly_cost,"
                        + " currency, phase, phase_since, fence, progress, failures) select " + org() + ", " + ID
                        + ", 1, true, now(), 1, 1, 1, 0, 0, 0, 19.5, 'EUR', 'READY', now(), 1, " + progress()
                        + ", 0" + all);
        Store.execute(
                url,
                "insert into resource_broker.connection_versions (org_id, resource_id, seq, state,"
                        + " provider_credential_id, details, entry_names, created_by, created_at) select " + org()
                        + ", "
                        + ID + ", 1, 'ACTIVE', 'role-' || " + NAME + ", '\\x00', 'uri', 'service:provisioning', now()"
                        + all);
        Store.execute(
                url,
                "insert into resource_broker.scheduled_tasks (task_name, task_instance, execution_time, picked,"
                        + " consecutive_failures, version, priority) select 'provisioning', " + org() + " || '/' || "
                        + ID
                        + ", now() + random() * interval '" + seconds + " seconds', false, 0, 1, 0" + all);
        Store.execute(url, "analyze");
    }

    private static String org() {
        return "'org-' || (n % " + ORGS + ")";
    }

    private static String progress() {
        return "'{\"account\":\"" + InstantVendor.ACCOUNT
                + "\",\"credentials\":\"1\",\"effects\":\"2\",\"id\":\"id-' || " + NAME
                + " || '\",\"incarnation\":\"1\",\"settled\":\"1\",\"standing\":\"SOUND\"}'";
    }
}
