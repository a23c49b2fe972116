package dev.identitycheck.server;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Prints which tests a build has skipped and why, from the reports in the folders that are its arguments. */
public final class SkippedTests {

    private SkippedTests() {}

    public static void main(String[] folders) throws IOException, ParserConfigurationException, SAXException {
        List<String> lines = new ArrayList<>();
        for (String folder : folders) {
            lines.addAll(linesOf(Path.of(folder)));
        }
        lines.forEach(System.out::println);
    }

    /** One line for each class and reason. */
    static List<String> linesOf(Path folder) throws IOException, ParserConfigurationException, SAXException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> skipped = new ArrayList<>();
        DocumentBuilder parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, "TEST-*.xml")) {
            for (Path report : reports) {
                NodeList tests = parser.parse(report.toFile()).getElementsByTagName("skipped");
                for (int i = 0; i < tests.getLength(); i++) {
                    Element test = (Element) tests.item(i);
                    skipped.add(name(report) + ": " + reason(test));
                }
            }
        }
        return skipped.stream().collect(groupingBy(line -> line, TreeMap::new, counting())).entrySet().stream()
                .map(entry -> "SKIPPED: " + entry.getValue() + " in " + entry.getKey())
                .toList();
    }

    // That of a condition is an attribute; that of an assumption is the text of its exception.
    private static String reason(Element skipped) {
        return (skipped.getAttribute("message") + "\n" + skipped.getTextContent())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("without a reason");
    }

    // What a report says of a test's class is its display name at times.
    private static String name(Path report) {
        return report.getFileName().toString().replaceAll("^TEST-|\\.xml$", "");
    }
}
