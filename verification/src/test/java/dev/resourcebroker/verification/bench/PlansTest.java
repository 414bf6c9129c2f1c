package dev.resourcebroker.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No statement of a resource's life reads a large table from end to end. */
@Tag("once")
class PlansTest {
    private static final int ROWS = 100_000;

    @TempDir
    private Path directory;

    @Test
    void every_statement_finds_its_rows_by_an_index() throws Exception {
        assertThat(Plans.explain(directory, ROWS)).isEmpty();
    }
}
