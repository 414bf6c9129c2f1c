package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequentialIdsTest {
    @Test
    void theFirstIdIsKnown() {
        SequentialIds ids = new SequentialIds();
        assertThat(ids.next()).hasToString("00000000-0000-7000-8000-000000000001");
        assertThat(ids.next()).isEqualTo(SequentialIds.nth(2));
    }

    @Test
    void idsAreOfVersion7AndCountUp() {
        List<UUID> ids = Stream.generate(new SequentialIds()::next).limit(1000).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids.stream().map(UUID::toString)).isSorted();
        assertThat(ids).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }
}
