package dev.resourcebroker.verification.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSummaryTest {
    private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");
    private static final String PASSED = "<testcase classname='a.ATest' name='one'/>";
    private static final String SKIPPED =
            "<testcase classname='a.ATest' name='two'><skipped message='no shared data'>trace</skipped></testcase>";
    private static final String FAILED =
            "<testcase classname='a.BTest' name='three'><failure message='&#10;expected 1&#10; but was 2'/></testcase>";
    private static final String BROKEN =
            "<testcase classname='a.BTest' name=''><error type='java.lang.IllegalStateException'/></testcase>";

    @TempDir
    private Path root;

    @BeforeEach
    void twoModulesOnTwoJdks() throws IOException {
        report("core/target/surefire-reports/TEST-a.ATest.xml", "17.0.15", PASSED + SKIPPED);
        report("core/target/surefire-reports-newest-lts/TEST-a.ATest.xml", "25.0.3", PASSED + SKIPPED);
        report("api/target/surefire-reports/TEST-b.BTest.xml", "17.0.15", PASSED);
    }

    @Test
    void addsUpAllModulesPerJdk_givesEachSkipItsReason_andEndsWithTheTotals() throws IOException {
        assertThat(summary().text().lines())
                .containsExactly(
                        "Java 17.0.15: 2 passed, 0 failed, 1 skipped",
                        "Java 25.0.3: 1 passed, 0 failed, 1 skipped",
                        "skipped on Java 17, Java 25: a.ATest.two: no shared data",
                        "3 passed, 0 failed, 2 skipped");
        assertThatCode(summary()::requireSuccess).doesNotThrowAnyException();
    }

    @Test
    void aTestThatFailed_isNamedInOneLine_andFailsTheBuild() throws IOException {
        report("core/target/surefire-reports/TEST-a.BTest.xml", "17.0.15", FAILED + BROKEN);

        assertThat(summary().text())
                .contains("failed on Java 17: a.BTest.three: expected 1 but was 2\n")
                .contains("failed on Java 17: a.BTest.: java.lang.IllegalStateException\n")
                .endsWith("3 passed, 2 failed, 2 skipped");
        assertThatThrownBy(summary()::requireSuccess).hasMessageContaining("2 failed");
    }

    @Test
    void anAbortedTest_hasItsReasonFromTheFirstLineOfItsTrace() throws IOException {
        String aborted = "<testcase classname='a.ATest' name='two'><skipped type='x.Aborted'>"
                + "<![CDATA[x.Aborted: Assumption failed: no shared data\n\tat a.ATest]]></skipped></testcase>";
        report("core/target/surefire-reports/TEST-a.ATest.xml", "17.0.15", aborted);

        assertThat(summary().text()).contains("skipped on Java 17, Java 25: a.ATest.two: no shared data\n");
    }

    @Test
    void aLongReason_isCut() throws IOException {
        report("core/target/surefire-reports/TEST-a.ATest.xml", "17.0.15", SKIPPED.replace("data", "x".repeat(999)));

        assertThat(summary().text().lines().filter(line -> line.startsWith("skipped on Java 17:")))
                .singleElement()
                .satisfies(line -> assertThat(line).hasSizeLessThan(350).endsWith("xxx ..."));
    }

    @Test
    void whatAnEarlierBuildLeft_doesNotCount() throws IOException {
        Path stale = report("core/target/surefire-reports/TEST-a.BTest.xml", "17.0.15", FAILED);
        Files.setLastModifiedTime(stale, FileTime.from(BEGAN.minusSeconds(1)));

        assertThat(summary().text()).endsWith("3 passed, 0 failed, 2 skipped");
    }

    @Test
    void noReportAtAll_failsTheBuild() {
        Path nothing = root.resolve("core/target");

        assertThatThrownBy(() -> TestSummary.main(nothing.toString(), BEGAN.toString()))
                .hasMessage("no test report was found");
    }

    @Test
    void aReportThatBreaksOff_isNoReport() throws IOException {
        Path broken = root.resolve("core/target/surefire-reports/TEST-a.BTest.xml");
        Files.writeString(broken, "<testsuite><testcase>");

        assertThatThrownBy(this::summary).hasMessageContaining(broken.toString());
    }

    private TestSummary summary() throws IOException {
        return new TestSummary(Reports.under(root, BEGAN));
    }

    private Path report(String path, String java, String tests) throws IOException {
        Path report = root.resolve(path);
        Files.createDirectories(report.getParent());
        String property = "<properties><property name='java.version' value='" + java + "'/></properties>";
        Files.writeString(report, "<testsuite>" + property + tests + "</testsuite>");
        return Files.setLastModifiedTime(report, FileTime.from(BEGAN));
    }
}
