package dev.resourcebroker.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.secret.SecretValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionDetailsTest {
    private static final ConnectionDetails DETAILS = new ConnectionDetails(
            ResourceType.POSTGRESQL,
            List.of(
                    Entry.secret("uri", "postgres://app:s3cret@db.acme.example/orders"),
                    Entry.open("host", "db.acme.example"),
                    Entry.secret("password", "s3cret")));

    @Test
    void printing_showsWhatIsOpenAndMasksWhatIsSecret() {
        assertThat(DETAILS.toString())
                .contains("host=db.acme.example", "password=********")
                .doesNotContain("s3cret");
        assertThat(DETAILS.entry("password").orElseThrow().masked()).isEqualTo("********");
        assertThat(DETAILS.entry("host").orElseThrow().masked()).isEqualTo("db.acme.example");
    }

    @Test
    void anEntry_isFoundByItsName() {
        assertThat(DETAILS.value("password").map(SecretValue::reveal)).contains("s3cret");
        assertThat(DETAILS.value("port")).isEmpty();
        assertThat(DETAILS.names()).containsExactlyInAnyOrder("uri", "host", "password");
    }

    @Test
    void aNameTwice_isRefusedNamingItAndNotItsValues() {
        assertThatThrownBy(() -> new ConnectionDetails(
                        ResourceType.REDIS, List.of(Entry.secret("password", "s3cret"), Entry.open("password", "s3c"))))
                .hasMessage("entries names 'password' twice");
    }

    @Test
    void theList_isCopied() {
        List<Entry> given = new ArrayList<>(List.of(Entry.open("host", "h")));
        ConnectionDetails details = new ConnectionDetails(ResourceType.REDIS, given);
        given.clear();
        assertThat(details.names()).containsExactly("host");
    }

    @Test
    void details_areEqualByEveryEntrysValueAndSecrecy() {
        ConnectionDetails open = new ConnectionDetails(ResourceType.REDIS, List.of(Entry.open("host", "h")));
        assertThat(open)
                .isEqualTo(new ConnectionDetails(ResourceType.REDIS, List.of(Entry.open("host", "h"))))
                .isNotEqualTo(new ConnectionDetails(ResourceType.REDIS, List.of(Entry.open("host", "g"))))
                .isNotEqualTo(new ConnectionDetails(ResourceType.REDIS, List.of(Entry.secret("host", "h"))));
    }
}
