package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.OfferingId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an organisation has at vendors, counted under a lock. */
public final class QuotaRows {
    private static final String OF_ORG = " from rb.provisioning p"
            + " join rb.resources r on r.org_id = p.org_id and r.id = p.resource_id"
            + " where p.org_id = :org and p.phase <> 'DELETED'";

    private final Statements statements;
    private final OrgId org;

    QuotaRows(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /** Keeps everybody else from reserving for this organisation until the end of the transaction. */
    public void lock() {
        if (locked().isEmpty()) {
            statements.insertedUnlessTaken(() -> statements
                    .update("insert into rb.quotas (org_id) values (:org)")
                    .bind("org", org.value())
                    .execute());
            locked();
        }
    }

    private Optional<String> locked() {
        return statements
                .query("select org_id from rb.quotas where org_id = :org for update")
                .bind("org", org.value())
                .mapTo(String.class)
                .findOne();
    }

    /**
     * Counts resources.
     *
     * @param offering of which offering
     * @return how many aren't deleted
     */
    public int count(OfferingId offering) {
        return statements
                .query("select count(*)" + OF_ORG + " and r.offering = :offering")
                .bind("org", org.value())
                .bind("offering", offering.toString())
                .mapTo(Integer.class)
                .one();
    }

    /**
     * What all resources that aren't deleted cost a month.
     *
     * @return the sums by currency
     */
    public Map<Currency, BigDecimal> costs() {
        Map<Currency, BigDecimal> sums = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        statements
                .query("select p.currency, sum(p.monthly_cost) as total" + OF_ORG + " group by p.currency")
                .bind("org", org.value())
                .map((row, context) ->
                        Map.entry(Currency.getInstance(Columns.text(row, "currency")), row.getBigDecimal("total")))
                .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
        return sums;
    }
}
