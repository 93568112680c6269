package dev.hushcell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A page of more than two screens says at its top what is on it, in one line of links. To write
 * those lines anew, run with {@code -Dhushcell.docs.record=true}, read the difference and commit
 * it.
 */
class ContentsTests {
  private static final String BEGIN = "**On this page:** ";

  /** About two screens of prose and tables. */
  private static final int WORDS = 800;

  @TestFactory
  List<DynamicTest> aLongPageSaysWhatIsOnIt() {
    List<DynamicTest> tests = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.all()) {
      if (isLong(page)) {
        tests.add(DynamicTest.dynamicTest(page.name(), () -> check(page)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests;
  }

  @Test
  void contentsHaveTheAnchorsOfTheHeadings() {
    String begin =
        """
        # Page

        Text.

        """;
    String rest =
        """
        ## `a:` and b

        ### C

        ## D
        """;
    MarkdownPage page = new MarkdownPage(MarkdownPage.TOP, begin + rest);
    String contents = BEGIN + "[`a:` and b](#a-and-b) · [C](#c) · [D](#d)\n\n";
    assertThat(withContents(page)).isEqualTo(begin + contents + rest);
    assertThat(withContents(new MarkdownPage(MarkdownPage.TOP, withContents(page))))
        .isEqualTo(withContents(page));
  }

  private static void check(MarkdownPage page) throws IOException {
    if (Boolean.getBoolean("hushcell.docs.record")) {
      Files.writeString(page.file(), withContents(page), StandardCharsets.UTF_8);
    } else {
      assertThat(page.text().equals(withContents(page)))
          .as("its contents name its headings; record them with -Dhushcell.docs.record=true")
          .isTrue();
    }
  }

  /** The changelog is in the order of time; the tables of conversions are one table each. */
  private static boolean isLong(MarkdownPage page) {
    String name = page.name();
    return !name.equals("CHANGELOG.md")
        && !name.startsWith("driver/docs/conversions/")
        && !name.startsWith("driver/docs/errors/")
        && page.text().split("\\s+", -1).length > WORDS;
  }

  private static String withContents(MarkdownPage page) {
    String bare =
        page.text()
            .lines()
            .filter(line -> !line.startsWith(BEGIN))
            .collect(Collectors.joining("\n", "", "\n"))
            .replaceFirst("\n{3,}## ", "\n\n## ");
    String contents =
        page.headings().stream()
            .filter(heading -> heading.level() == 2 || heading.level() == 3)
            .map(heading -> "[" + heading.title() + "](#" + heading.anchor() + ")")
            .collect(Collectors.joining(" · ", BEGIN, "\n\n"));
    int first = bare.indexOf("\n## ");
    assertThat(first).as("a heading in %s", page).isPositive();
    return bare.substring(0, first + 1) + contents + bare.substring(first + 1);
  }
}
