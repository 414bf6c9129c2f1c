package dev.resourcebroker.core.reachability;

import static dev.resourcebroker.core.reachability.Trial.postgres;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.resource.Verification.Code;
import dev.resourcebroker.spi.HostResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final String PUBLIC = "198.41.0.4";

    private final Trial trial = new Trial();

    @AfterEach
    void close() {
        trial.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "0.0.0.0",
                "::",
                "10.1.2.3",
                "172.20.0.1",
                "192.168.1.1",
                "100.64.1.1",
                "169.254.1.1",
                "169.254.169.254",
                "fd00:ec2::254",
                "fe80::1",
                "fd12::1",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "192.0.2.1",
                "2001:db8::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1"
            })
    void anAddressThatIsNotPublic_isRefusedAndNothingIsSent(String address) {
        trial.name("db.example", address);

        Verification verification = trial.verify(postgres("host=db.example", "username=app", "password=s3cret"));

        assertThat(verification.code()).isEqualTo(Code.NOT_ALLOWED);
        assertThat(verification.toString()).doesNotContain(address, "db.example", "s3cret");
        assertThat(trial.connected).isEmpty();
    }

    @Test
    void aNameThatChangesItsAddress_isResolvedOnceAndConnectedToAsItWasChecked() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of(PUBLIC, "127.0.0.1", "127.0.0.1"));
        trial.resolver(host -> List.of(Trial.address(answers.pop())));
        try (FakeServer server = FakeServer.that(FakeServer.SILENT)) {
            trial.leadingTo(server.port());

            Verification verification = trial.verify(
                    Trial.details(ResourceType.of("http"), "host=rebind.example,rebind.example", "port=80"));

            assertThat(verification.code()).isEqualTo(Code.REACHABLE);
        }
        assertThat(trial.lookups).containsExactly("rebind.example");
        assertThat(trial.connected).hasSize(1).allSatisfy(PolicyTest::isPinned);
    }

    private static void isPinned(InetSocketAddress address) {
        assertThat(address.isUnresolved()).isFalse();
        assertThat(address.getAddress().getHostAddress()).isEqualTo(PUBLIC);
        assertThat(address.getAddress().toString()).doesNotContain("rebind");
    }

    @Test
    void aNameWithOneRefusedAddressAmongOthers_isRefused() {
        trial.name("db.example", PUBLIC, "127.0.0.1");

        assertThat(trial.verify(postgres("host=db.example", "username=app")).code())
                .isEqualTo(Code.NOT_ALLOWED);
        assertThat(trial.connected).isEmpty();
    }

    @Test
    void aRefusedHostAmongSeveral_keepsAllFromBeingTried() {
        trial.name("one.example", PUBLIC).name("two.example", "10.0.0.1");

        assertThat(trial.verify(postgres("host=one.example,two.example", "username=app"))
                        .code())
                .isEqualTo(Code.NOT_ALLOWED);
        assertThat(trial.connected).isEmpty();
    }

    @Test
    void anAddressThatHidesBehindHostaddr_isJudgedToo() {
        trial.name("db.example", PUBLIC).name("127.0.0.1", "127.0.0.1");

        assertThat(trial.verify(postgres("host=db.example", "hostaddr=127.0.0.1", "username=app"))
                        .code())
                .isEqualTo(Code.NOT_ALLOWED);
        assertThat(trial.connected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "017700000001",
                "0X7F000001",
                "127.0.0.01",
                "127.0.0.1.",
                "0x7f000001.",
                "8.8.8.08",
                "a.0x",
                "::1",
                "::ffff:127.0.0.1",
                "0:0:0:0:0:ffff:7f00:1"
            })
    void loopbackInNumbers_isRefusedHoweverItIsWritten(String host) {
        trial.resolver(HostResolver.system());

        assertThat(trial.verify(postgres("host=" + host, "username=app")).code())
                .isEqualTo(Code.NOT_ALLOWED);
        assertThat(trial.connected).isEmpty();
    }

    @Test
    void aNameWithADigit_isNoNumber() {
        trial.resolver(host -> List.of());
        for (String host : List.of("db1", "1.example", "x.1a", "10.0.0.1.nip.example", "0xdb.example")) {
            assertThat(trial.verify(postgres("host=" + host, "username=app")).code())
                    .as(host)
                    .isEqualTo(Code.UNRESOLVABLE);
        }
        assertThat(trial.lookups).hasSize(5);
    }

    @Test
    void aNameWithADotBehind_isJudgedByItsAddress() {
        trial.name("localhost.", "127.0.0.1");

        assertThat(trial.verify(postgres("host=localhost.", "username=app")).code())
                .isEqualTo(Code.NOT_ALLOWED);
    }

    @Test
    void whatIsNoHost_isNotEvenResolved() {
        assertThat(codeFor("host=fe80::1%eth0")).isEqualTo(Code.NOT_ALLOWED);
        assertThat(codeFor("host=/var/run/postgresql")).isEqualTo(Code.NOT_CHECKABLE);
        assertThat(codeFor("host=@abstract")).isEqualTo(Code.NOT_CHECKABLE);
        assertThat(codeFor("database=app")).isEqualTo(Code.NOT_CHECKABLE);
        assertThat(codeFor("host=a,b,c,d,e,f,g,h,i")).isEqualTo(Code.NOT_CHECKABLE);
        assertThat(codeFor("host=db example")).isEqualTo(Code.UNRESOLVABLE);
        assertThat(codeFor("host=" + "a".repeat(254))).isEqualTo(Code.UNRESOLVABLE);
        assertThat(trial.lookups).isEmpty();
        assertThat(trial.connected).isEmpty();
    }

    @Test
    void aPortThatIsNone_isNotTried() {
        trial.name("db.example", PUBLIC);
        for (String port : List.of("0", "65536", "x", "99999999999", "٣")) {
            ConnectionDetails details = postgres("host=db.example", "port=" + port, "username=app");
            assertThat(trial.verify(details).code()).as(port).isEqualTo(Code.NOT_CHECKABLE);
        }
        assertThat(trial.verify(Trial.details(ResourceType.of("mongodb"), "host=db.example"))
                        .code())
                .isEqualTo(Code.NOT_CHECKABLE);
        assertThat(trial.connected).isEmpty();
    }

    private Code codeFor(String entry) {
        return trial.verify(postgres(entry, "username=app")).code();
    }

    @Test
    void aNameThatNobodyKnows_isUnresolvable() {
        assertThat(trial.verify(postgres("host=nobody.example", "username=app")).code())
                .isEqualTo(Code.UNRESOLVABLE);
        trial.resolver(host -> {
            throw new IllegalStateException("a resolver with a defect");
        });
        assertThat(trial.verify(postgres("host=nobody.example", "username=app")).code())
                .isEqualTo(Code.UNRESOLVABLE);
    }

    @Test
    void whatTheHostAllows_isConnectedTo() throws Exception {
        try (FakeServer server = FakeServer.that(FakeServer.SILENT)) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            trial.policy(policy -> policy.allowing("127.0.0.0/8")).resolver(host -> List.of(loopback));

            ConnectionDetails details =
                    Trial.details(ResourceType.of("amqp"), "host=mq.example", "port=" + server.port());

            assertThat(trial.verify(details).code()).isEqualTo(Code.REACHABLE);
        }
    }
}
