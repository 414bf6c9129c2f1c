package dev.resourcebroker.core.keys;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.spi.Tombstones;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tombstones as lines of a file that only grows, read on from where the last reading ended. A last line without its end
 * was broken off, and counts for nothing. Thread-safe.
 */
public final class TombstoneLog implements Tombstones {
    private final Path file;
    private final Set<String> orgs = new HashSet<>();
    private long read;

    /**
     * Tombstones in a file.
     *
     * @param file where it lies, or will lie
     */
    public TombstoneLog(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized void add(OrgId org, Instant at) {
        if (contains(org)) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Other processes append too. The lock goes with the channel.
            channel.lock();
            String line = (endsMidLine(channel) ? "\n" : "") + org.value() + " " + at + "\n";
            ByteBuffer rest = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            channel.position(channel.size());
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private static boolean endsMidLine(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) != '\n';
    }

    @Override
    public synchronized boolean contains(OrgId org) {
        try {
            readOn();
        } catch (NoSuchFileException e) {
            checkNeverThere();
        } catch (IOException e) {
            throw failed("read", e);
        }
        return orgs.contains(org.value());
    }

    private void readOn() throws IOException {
        if (Files.size(file) == read) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] more = new byte[Math.toIntExact(Math.max(0, channel.size() - read))];
            ByteBuffer buffer = ByteBuffer.wrap(more);
            while (buffer.hasRemaining() && channel.read(buffer, read + buffer.position()) > 0) {
                // until it is full, or the file ends
            }
            String text = new String(more, 0, buffer.position(), StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            text.substring(0, end)
                    .lines()
                    .filter(TombstoneLog::isWhole)
                    .forEach(line -> orgs.add(line.substring(0, line.indexOf(' '))));
            // Ids and times are ASCII; what else was broken off is a line of its own.
            read += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        }
    }

    // The beginning of one organisation's id may be another's: a line counts when its time is there to the end.
    private static boolean isWhole(String line) {
        return line.contains(" ") && line.endsWith("Z");
    }

    // What was read stays true; but a file that is gone may have had more.
    private void checkNeverThere() {
        if (read > 0) {
            throw failed("found any more", null);
        }
    }

    private TransientBrokerException failed(String what, @Nullable IOException cause) {
        return new TransientBrokerException(
                ErrorCode.KEY_UNAVAILABLE, "the tombstones in " + file + " can't be " + what, cause);
    }

    @Override
    public String toString() {
        return "TombstoneLog[" + file + "]";
    }
}
