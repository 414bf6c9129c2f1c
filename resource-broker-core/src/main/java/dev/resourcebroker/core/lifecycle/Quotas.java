package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.QuotaRows;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provisioning.Quota;
import dev.resourcebroker.spi.QuotaChooser;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** Whether an organisation may have more at vendors. Judged in the transaction that takes it. Thread-safe. */
public final class Quotas {
    private final QuotaChooser chooser;

    /**
     * Judges by the host's rule.
     *
     * @param chooser the rule
     */
    public Quotas(QuotaChooser chooser) {
        this.chooser = chooser;
    }

    /** What an organisation may have: the host's code, so it is asked outside transactions. */
    Quota of(OrgId org) {
        return chooser.quota(org);
    }

    /** Takes one more resource, after which nobody else of this organisation takes anything until the end. */
    static void take(TenantTransaction rows, Quota quota, OfferingId offering, Cost cost) {
        rows.quotas().lock();
        check(rows, quota, offering, cost);
    }

    /** Refuses one more resource that may not be. */
    static void check(TenantTransaction rows, Quota quota, OfferingId offering, Cost cost) {
        refuse(refusal(rows.quotas(), quota, offering).or(() -> refusal(rows.quotas(), quota, cost)));
    }

    /** Keeps others from taking anything, when something is to be paid. */
    static void lock(TenantTransaction rows, Cost more) {
        if (more.monthly().signum() > 0) {
            rows.quotas().lock();
        }
    }

    /** Refuses what a changed resource costs more. */
    static void check(TenantTransaction rows, Quota quota, Cost more) {
        refuse(refusal(rows.quotas(), quota, more));
    }

    private static void refuse(Optional<PermanentBrokerException> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    static Optional<PermanentBrokerException> refusal(QuotaRows rows, Quota quota, OfferingId offering) {
        Integer most = quota.counts().get(offering);
        return most == null || rows.count(offering) < most
                ? Optional.empty()
                : Optional.of(exceeded("has " + most + " of " + offering + ", as many as it may"));
    }

    static Optional<PermanentBrokerException> refusal(QuotaRows rows, Quota quota, Cost more) {
        if (quota.ceilings().isEmpty() || more.monthly().signum() == 0) {
            return Optional.empty();
        }
        Map<Currency, BigDecimal> costs = rows.costs();
        BigDecimal total = costs.getOrDefault(more.currency(), BigDecimal.ZERO).add(more.monthly());
        Optional<Cost> ceiling = quota.ceilings().stream()
                .filter(one -> one.currency().equals(more.currency()))
                .findFirst();
        boolean fits =
                ceiling.filter(one -> total.compareTo(one.monthly()) <= 0).isPresent();
        return fits
                ? Optional.empty()
                : Optional.of(exceeded("would cost " + text(total, more.currency()) + " a month, more than "
                        + ceiling.map(one -> text(one.monthly(), one.currency()))
                                .orElse("nothing in that currency")));
    }

    private static String text(BigDecimal amount, Currency currency) {
        return amount.stripTrailingZeros().toPlainString() + " " + currency.getCurrencyCode();
    }

    private static PermanentBrokerException exceeded(String what) {
        return new PermanentBrokerException(ErrorCode.QUOTA_EXCEEDED, "the organisation " + what);
    }
}
