package dev.resourcebroker.core.audit;

import dev.resourcebroker.core.crypto.ChainKey;
import dev.resourcebroker.core.store.StoredEntry;
import dev.resourcebroker.core.store.StoredHead;
import dev.resourcebroker.core.store.StoredSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Ties entries into their chains. The texts that a MAC covers are those that {@code docs/audit.md} lists. */
final class Seal {
    static final int FORMAT = 1;
    private static final String NAME = "resource-broker/audit/";
    private static final int MICRO_DIGITS = 6;

    private final ChainKey key;
    private final String installation;

    Seal(ChainKey key, String installation) {
        this.key = key;
        this.installation = installation;
    }

    /** The entry that follows a head. */
    StoredEntry entry(String chain, StoredHead head, StoredEntry.Told told) {
        StoredEntry unsealed =
                new StoredEntry(chain, head.seq() + 1, told, new StoredEntry.Link(FORMAT, head.mac(), new byte[0]));
        byte[] mac = key.mac(texts(unsealed));
        return new StoredEntry(chain, unsealed.seq(), told, new StoredEntry.Link(FORMAT, head.mac(), mac));
    }

    /** Whether an entry is as it was written. */
    boolean fits(StoredEntry entry) {
        return key.fits(entry.link().mac(), texts(entry));
    }

    /** Whether an entry is as it was written, but for its number, which was this one. */
    boolean fitsAt(long seq, StoredEntry entry) {
        return fits(new StoredEntry(entry.chain(), seq, entry.told(), entry.link()));
    }

    private String[] texts(StoredEntry entry) {
        StoredEntry.Told told = entry.told();
        List<String> texts = new ArrayList<>(List.of(
                NAME + entry.link().format(),
                installation,
                entry.chain(),
                Long.toString(entry.seq()),
                hex(entry.link().previous()),
                told.id().toString(),
                seconds(told.at()),
                told.actor(),
                told.hostService(),
                told.operation()));
        for (StoredSubject subject : told.subjects()) {
            texts.addAll(List.of(subject.kind(), subject.id(), Long.toString(subject.version())));
        }
        return texts.toArray(String[]::new);
    }

    private static String seconds(Instant at) {
        String micros = Integer.toString(at.getNano() / 1000);
        return at.getEpochSecond() + "." + "0".repeat(MICRO_DIGITS - micros.length()) + micros;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
