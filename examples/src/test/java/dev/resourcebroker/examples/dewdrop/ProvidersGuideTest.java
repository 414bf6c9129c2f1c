package dev.resourcebroker.examples.dewdrop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.examples.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the guide for authors shows is what runs, and it is short. */
class ProvidersGuideTest {
    private static final Path TEST =
            Path.of("examples/src/test/java/dev/resourcebroker/examples/dewdrop/DewdropContractTest.java");

    @Test
    void theAuthorsTest_isThatOfTheExample() throws IOException {
        String guide = Files.readString(Project.root().resolve("docs/providers.md"));
        String test = Files.readString(Project.root().resolve(TEST));
        String shown = test.substring(test.indexOf("class "), test.lastIndexOf("}") + 1);
        assertThat(guide).contains("```java\n" + shown + "\n```");
        assertThat(shown.lines()).hasSizeLessThan(30);
    }
}
