package dev.resourcebroker.core.binding;

import dev.resourcebroker.core.fixture.Readers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The two libraries called dotenv, each as its own documentation has it used. */
final class DotenvReaders {
    private static final String NODE = """
            const dotenv = require('dotenv');
            for (const file of args) print(dotenv.config({ path: file, processEnv: {}, quiet: true }).parsed);
            """;
    // Fast mode is another parser of the same library.
    private static final String NODE_FAST = """
            const dotenv = require('dotenv');
            for (const file of args) print(dotenv.config({ path: file, processEnv: {}, quiet: true, fast: true }).parsed);
            """;
    private static final String PYTHON = """
            import dotenv
            for file in args:
                print_all(dotenv.dotenv_values(file))
            """;

    private DotenvReaders() {}

    static void assumeBoth() throws InterruptedException {
        Readers.NODE.assumeHas("dotenv");
        Readers.PYTHON.assumeHas("dotenv");
    }

    static List<Map<String, String>> node(List<Path> files) throws Exception {
        return Readers.NODE.read(NODE, Map.of(), names(files));
    }

    static List<Map<String, String>> nodeFast(List<Path> files) throws Exception {
        return Readers.NODE.read(NODE_FAST, Map.of(), names(files));
    }

    static List<Map<String, String>> python(List<Path> files) throws Exception {
        return Readers.PYTHON.read(PYTHON, Map.of("HOME", "/home/someone", "NAME", "interpolated"), names(files));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }
}
