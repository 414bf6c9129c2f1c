package dev.resourcebroker.core.audit;

import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditFinding;
import dev.resourcebroker.audit.AuditFinding.Kind;
import dev.resourcebroker.audit.AuditHead;
import dev.resourcebroker.core.store.AuditChainRows.Extent;
import dev.resourcebroker.core.store.StoredEntry;
import dev.resourcebroker.core.store.StoredHead;
import java.util.Arrays;
import java.util.Optional;

/** Checks one chain, entry after entry. Holds no entry but the last, and some that don't fit. Pure. */
final class ChainCheck {
    private final Seal seal;
    private final AuditChain chain;
    private final Optional<AuditHead> exported;
    private final Findings findings;
    private final Suspects suspects;
    private long last;
    private byte[] lastMac = new byte[0];
    private boolean lastFits = true;

    ChainCheck(Seal seal, AuditChain chain, Optional<AuditHead> exported, Findings findings) {
        this.seal = seal;
        this.chain = chain;
        this.exported = exported;
        this.findings = findings;
        this.suspects = new Suspects(seal);
    }

    void next(StoredEntry entry) {
        boolean follows = entry.seq() == last + 1;
        if (!follows) {
            found(last + 1, Kind.MISSING);
        }
        boolean fits = fits(entry);
        if (fits && follows && lastFits && !Arrays.equals(entry.link().previous(), lastMac)) {
            found(entry.seq(), Kind.FORKED);
        }
        if (fits && isRewritten(entry)) {
            found(entry.seq(), Kind.REWRITTEN);
        }
        last = entry.seq();
        lastMac = entry.link().mac();
        lastFits = fits;
    }

    private boolean fits(StoredEntry entry) {
        if (entry.link().format() != Seal.FORMAT) {
            found(entry.seq(), Kind.UNKNOWN_FORMAT);
            return false;
        }
        if (!seal.fits(entry)) {
            suspect(entry);
            return false;
        }
        return true;
    }

    private void suspect(StoredEntry entry) {
        if (!suspects.add(entry)) {
            found(entry.seq(), Kind.EDITED);
        }
    }

    private boolean isRewritten(StoredEntry entry) {
        return exported.isPresent()
                && exported.get().seq() == entry.seq()
                && !exported.get().mac().equals(Seal.hex(entry.link().mac()));
    }

    void end(Extent extent) {
        suspects.judged(last).forEach(this::found);
        long headSeq = extent.head().map(StoredHead::seq).orElse(0L);
        if (last < headSeq
                || last < extent.exported()
                || last < exported.map(AuditHead::seq).orElse(0L)) {
            found(last + 1, Kind.TRUNCATED);
        } else if (headSeq < last || hasOtherMac(extent)) {
            found(headSeq, Kind.WRONG_HEAD);
        }
    }

    private boolean hasOtherMac(Extent extent) {
        return lastFits
                && extent.head().isPresent()
                && !Arrays.equals(extent.head().get().mac(), lastMac);
    }

    private void found(long seq, Kind kind) {
        findings.add(new AuditFinding(chain, seq, kind));
    }
}
