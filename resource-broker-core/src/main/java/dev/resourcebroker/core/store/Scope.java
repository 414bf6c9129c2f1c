package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;

/**
 * For whom statements are run, as the policies of PostgreSQL ask for it: by a setting that ends with the transaction, so
 * that a pooled connection never carries it to its next user.
 *
 * @param sql what says it, with one parameter
 * @param value the value of that
 */
record Scope(String sql, String value) {
    /** The name of the parameter. */
    static final String PARAMETER = "scope";

    // Whose process stands still in a transaction is given up by the server, before those who wait for its locks give
    // up.
    private static final String PATIENCE = ", set_config('idle_in_transaction_session_timeout', '10s', true)"
            + ", set_config('lock_timeout', '15s', true)";

    private static final String ONE_READ = said(RowSecurity.ORG);
    private static final String ORG = ONE_READ + PATIENCE;
    private static final String ALL_READ = said(RowSecurity.SCOPE);
    private static final String ALL = ALL_READ + PATIENCE;

    /** A single read for one organisation. */
    static Scope read(OrgId org) {
        return new Scope(ONE_READ, org.value());
    }

    /** A transaction for one organisation. */
    static Scope transaction(OrgId org) {
        return new Scope(ORG, org.value());
    }

    /** A single read across organisations. */
    static Scope operatorRead() {
        return new Scope(ALL_READ, RowSecurity.OPERATOR);
    }

    /** A transaction across organisations. */
    static Scope operator() {
        return new Scope(ALL, RowSecurity.OPERATOR);
    }

    private static String said(String setting) {
        return "select set_config('" + setting + "', :" + PARAMETER + ", true)";
    }
}
