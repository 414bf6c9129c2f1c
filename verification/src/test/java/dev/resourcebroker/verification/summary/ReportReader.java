package dev.resourcebroker.verification.summary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one XML report of Surefire. */
final class ReportReader {
    private static final int LONGEST = 300;

    private final List<TestResult> results = new ArrayList<>();
    private Runtime.Version java = Runtime.version();
    private String name = "";
    private Outcome outcome = Outcome.PASSED;
    private String reason = "";
    private boolean reasonFollows;

    private ReportReader() {}

    static List<TestResult> read(Path report) throws IOException {
        ReportReader reader = new ReportReader();
        try (InputStream bytes = Files.newInputStream(report)) {
            reader.read(XMLInputFactory.newDefaultFactory().createXMLStreamReader(bytes));
        } catch (XMLStreamException e) {
            throw new IOException(report + " is not a test report", e);
        }
        return reader.results;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                begin(xml);
            } else if (reasonFollows && xml.isCharacters()) {
                reason = shortened(xml.getText().strip().lines().findFirst().orElse(reason));
                reasonFollows = false;
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("testcase")) {
                results.add(new TestResult(java, name, outcome, reason));
            }
        }
    }

    private void begin(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "property" -> property(attribute(xml, "name"), attribute(xml, "value"));
            case "testcase" -> test(attribute(xml, "classname") + "." + attribute(xml, "name"));
            case "failure", "error" -> end(xml, Outcome.FAILED);
            case "skipped" -> end(xml, Outcome.SKIPPED);
            default -> {}
        }
    }

    private void property(String key, String value) {
        if (key.equals("java.version")) {
            java = Runtime.Version.parse(value);
        }
    }

    private void test(String newName) {
        name = newName;
        outcome = Outcome.PASSED;
        reason = "";
        reasonFollows = false;
    }

    private void end(XMLStreamReader xml, Outcome how) {
        outcome = how;
        String message = attribute(xml, "message");
        reason = shortened(message.isEmpty() ? attribute(xml, "type") : message);
        // An aborted test has its reason only in the first line of its stack trace.
        reasonFollows = message.isEmpty();
    }

    private static String shortened(String why) {
        String line = why.strip().replaceAll("\\s+", " ").replaceFirst("^\\S+: Assumption failed: ", "");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
    }

    private static String attribute(XMLStreamReader xml, String key) {
        String value = xml.getAttributeValue(null, key);
        return value == null ? "" : value;
    }
}
