package dev.resourcebroker.core.binding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One service binding on disk, laid out as the kubelet does: {@code ..data} is a link to a directory with all files of
 * one version, and each visible name is a link through it. So one rename changes all files at once.
 */
final class BindingDirectory {
    private static final Path DATA = Path.of("..data");
    private static final Path NEXT = Path.of("..data_tmp");
    // How ours are told from those of a kubelet and of anybody else.
    private static final String MARK = ".rb";
    private static final Pattern VERSION = Pattern.compile("\\.\\.[0-9_]+\\.rb[0-9]+");

    private final Path path;

    BindingDirectory(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    String name() {
        return path.getFileName().toString();
    }

    boolean isOurs() throws IOException {
        Path data = path.resolve(DATA);
        return PrivateFiles.isDirectory(path)
                && Files.isSymbolicLink(data)
                && VERSION.matcher(Files.readSymbolicLink(data).toString()).matches();
    }

    /** Whether exactly these files are there and visible. */
    boolean holds(Map<String, byte[]> files) throws IOException {
        Path version = path.resolve(DATA);
        if (!Files.isDirectory(version) || !names(version).equals(files.keySet())) {
            return false;
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] there = Files.readAllBytes(version.resolve(file.getKey()));
            if (!Arrays.equals(there, file.getValue()) || !isVisible(path.resolve(file.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> names(Path directory) throws IOException {
        return PrivateFiles.entries(directory).stream()
                .map(entry -> entry.getFileName().toString())
                .collect(Collectors.toSet());
    }

    /**
     * Writes the next version, which nobody sees yet. New visible names come now and lead nowhere until the swap, so that
     * no reader finds a version without some of its files.
     */
    void prepare(String time, Map<String, byte[]> files) throws IOException {
        Path version = PrivateFiles.directory(path, ".." + time + MARK);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            PrivateFiles.create(version.resolve(file.getKey()), file.getValue());
        }
        for (String name : files.keySet()) {
            show(path.resolve(name));
        }
        Files.createSymbolicLink(path.resolve(NEXT), version.getFileName());
    }

    private void show(Path name) throws IOException {
        if (isVisible(name)) {
            return;
        }
        if (PrivateFiles.exists(name)) {
            throw Undeliverable.inTheWay(name, "not ours");
        }
        Files.createSymbolicLink(name, DATA.resolve(name.getFileName()));
    }

    private static boolean isVisible(Path name) throws IOException {
        return Files.isSymbolicLink(name) && Files.readSymbolicLink(name).equals(DATA.resolve(name.getFileName()));
    }

    /** Makes the prepared version the one that is seen. */
    void swap() throws IOException {
        Files.move(path.resolve(NEXT), path.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes other versions than the one that is seen, and names that lead nowhere. */
    void tidy() throws IOException {
        String current = Files.readSymbolicLink(path.resolve(DATA)).toString();
        for (Path entry : PrivateFiles.entries(path)) {
            String name = entry.getFileName().toString();
            boolean stale = VERSION.matcher(name).matches() && !name.equals(current);
            boolean leadsNowhere = isVisible(entry) && !Files.exists(entry);
            if (stale || leadsNowhere || name.equals(NEXT.toString())) {
                PrivateFiles.deleteTree(entry);
            }
        }
    }
}
