package dev.identitycheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Tests that were skipped")
class SkippedTestsTest {

    @Test
    void are_counted_by_class_and_reason(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("TEST-a.PagesIT.xml"),
                """
                <testsuite tests="4" skipped="3">
                  <testcase classname="a.PagesIT" name="one"><skipped message="No browser&#10;at line 1"/></testcase>
                  <testcase classname="a.PagesIT" name="two"><skipped message="No browser"/></testcase>
                  <testcase classname="a.PagesIT" name="three"/>
                  <testcase classname="a.PagesIT" name="four"><skipped type="Aborted"><![CDATA[Assumed: it
                  at line 2]]></skipped></testcase>
                </testsuite>""");
        Files.writeString(
                folder.resolve("TEST-a.OtherIT.xml"),
                """
                <testsuite tests="1" skipped="1">
                  <testcase classname="a.OtherIT" name="one"><skipped/></testcase>
                </testsuite>""");

        assertThat(SkippedTests.linesOf(folder))
                .containsExactly(
                        "SKIPPED: 1 in a.OtherIT: without a reason",
                        "SKIPPED: 1 in a.PagesIT: Assumed: it",
                        "SKIPPED: 2 in a.PagesIT: No browser");
    }

    @Test
    void are_none_where_nothing_ran(@TempDir Path folder) throws Exception {
        assertThat(SkippedTests.linesOf(folder.resolve("absent"))).isEmpty();
    }
}
