package dev.resourcebroker.core.audit;

import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditHead;
import dev.resourcebroker.audit.AuditReport;
import dev.resourcebroker.core.store.AuditChainRows.Extent;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredEntry;
import dev.resourcebroker.error.PermanentBrokerException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads all chains in parts and checks every entry. No transaction is longer than a part. Thread-safe. */
public final class AuditVerification {
    private static final int PART = 2000;

    private final MetaStore store;
    private final Seal seal;

    /**
     * Checks what lies in a store.
     *
     * @param store the meta-database
     * @param key the unwrapped key of the chains
     */
    public AuditVerification(MetaStore store, AuditKey key) {
        this.store = store;
        this.seal = key.seal();
    }

    /**
     * Checks every chain.
     *
     * @param exported heads to compare with, at most one per chain
     * @return what was found
     * @throws PermanentBrokerException INVALID_ARGUMENT for two heads of one chain
     */
    public AuditReport verify(Collection<AuditHead> exported) {
        Run run = new Run(byChain(exported));
        Optional<String> chain = next("");
        while (chain.isPresent()) {
            run.check(chain.get());
            chain = next(chain.get());
        }
        // What is left are heads of chains of which nothing is there any more.
        List.copyOf(run.exported.keySet()).forEach(run::check);
        return new AuditReport(run.chains, run.entries, run.unanchored, run.findings.all());
    }

    private static Map<String, AuditHead> byChain(Collection<AuditHead> heads) {
        Map<String, AuditHead> byChain = new TreeMap<>();
        for (AuditHead head : heads) {
            if (byChain.put(head.chain().name(), head) != null) {
                throw PermanentBrokerException.invalid("exported heads", "have two of one chain");
            }
        }
        return byChain;
    }

    private Optional<String> next(String after) {
        return store.operator(rows -> rows.auditChains().next(after));
    }

    /** One run over all chains. */
    private final class Run {
        private final Map<String, AuditHead> exported;
        private final Findings findings = new Findings();
        private long chains;
        private long entries;
        private long unanchored;

        private Run(Map<String, AuditHead> exported) {
            this.exported = exported;
        }

        private void check(String chain) {
            Optional<AuditHead> head = Optional.ofNullable(exported.remove(chain));
            chains++;
            unanchored += head.isPresent() ? 0 : 1;
            Extent extent = store.operator(rows -> rows.auditChains().extent(chain));
            ChainCheck check = new ChainCheck(seal, new AuditChain(chain), head, findings);
            read(chain, extent.last(), check);
            check.end(extent);
        }

        // Up to the end that the chain had when it was looked up; what is written meanwhile is for the next run.
        private void read(String chain, long last, ChainCheck check) {
            long after = 0;
            while (after < last) {
                List<StoredEntry> part = part(chain, after, last);
                if (part.isEmpty()) {
                    return;
                }
                part.forEach(check::next);
                entries += part.size();
                after = part.get(part.size() - 1).seq();
            }
        }

        private List<StoredEntry> part(String chain, long after, long last) {
            return store.operator(rows -> rows.auditChains().entries(chain, after, last, PART));
        }
    }
}
