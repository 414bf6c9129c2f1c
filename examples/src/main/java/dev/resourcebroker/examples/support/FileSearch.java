package dev.resourcebroker.examples.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a text in the bytes of all files of a directory. */
public final class FileSearch {
    private final List<Path> files;

    private FileSearch(List<Path> files) {
        this.files = files;
    }

    /**
     * All files of a directory and of those within it.
     *
     * @param directory the directory
     * @return a search through them
     * @throws IOException when it can't be read
     */
    public static FileSearch in(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return new FileSearch(walk.filter(Files::isRegularFile).toList());
        }
    }

    /**
     * What is searched.
     *
     * @return the files
     */
    public List<Path> files() {
        return files;
    }

    /**
     * Which files contain a text.
     *
     * @param text the text
     * @return the files with its UTF-8 bytes in them
     * @throws IOException when one can't be read
     */
    public List<Path> containing(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files) {
            if (contains(Files.readAllBytes(file), text)) {
                found.add(file);
            }
        }
        return found;
    }

    private static boolean contains(byte[] bytes, String text) {
        // One character per byte, so that text search finds bytes.
        String haystack = new String(bytes, StandardCharsets.ISO_8859_1);
        String needle = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return haystack.contains(needle);
    }
}
