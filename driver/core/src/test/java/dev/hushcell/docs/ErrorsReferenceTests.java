package dev.hushcell.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.docs.ErrorExplanations.Entry;
import dev.hushcell.internal.fault.FaultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The reference of errors is what the code and the explanations make it. To write it anew, run with
 * {@code -Dhushcell.docs.record=true}, read the difference and commit it.
 */
class ErrorsReferenceTests {
  private static final Path DOCS = Path.of("..", "docs");
  private static final List<String> PAGES = ErrorExplanations.PAGES;

  private final Map<String, FaultCode> codes;
  private final ErrorsReference reference;

  ErrorsReferenceTests() throws IOException {
    codes = FaultCodes.byConstant();
    reference = new ErrorsReference(codes);
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void pageIsWhatCodeAndExplanationsMakeIt(String page) throws IOException {
    hold(DOCS.resolve("errors").resolve(page + ".md"), reference.page(page));
  }

  @Test
  void listOfAllCodesIsComplete() throws IOException {
    Path page = DOCS.resolve("errors.md");
    String text = Files.readString(page, StandardCharsets.UTF_8);
    hold(
        page, between(between(text, "codes", reference.index()), "kinds", ErrorsReference.kinds()));
  }

  @Test
  void everyCodeIsExplainedOnce() throws IOException {
    List<String> explained = new ArrayList<>();
    for (String page : PAGES) {
      ErrorExplanations.of(page).entries().forEach(entry -> explained.add(entry.code()));
    }
    assertThat(explained)
        .containsExactlyInAnyOrderElementsOf(codes.values().stream().map(FaultCode::id).toList());
  }

  @Test
  void everyPageHasItsExplanations() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("errors"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(PAGES.stream().map(page -> page + ".md").toList());
    }
  }

  @Test
  void everyMessageIsWordedAsInTheCode() throws IOException {
    CodedMessages messages = CodedMessages.ofTheDriver();
    List<String> unknown = new ArrayList<>();
    for (String page : PAGES) {
      for (Entry entry : ErrorExplanations.of(page).entries()) {
        if (!messages.wordAs(entry.message())) {
          unknown.add(entry.code() + " " + entry.message());
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void anotherWordingIsNoticed() throws IOException {
    CodedMessages messages = CodedMessages.ofTheDriver();
    assertThat(messages.wordAs("`*t.c* is sorted, but the order of its cells …`")).isTrue();
    assertThat(messages.wordAs("`no message says these words`")).isFalse();
  }

  @Test
  void anEntryWithoutARemedyIsNoticed() {
    assertThatThrownBy(() -> ErrorExplanations.read("= A\n== HC-1 B\nmessage: c\ncause: d\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("HC-1 B");
  }

  private static void hold(Path file, String wanted) throws IOException {
    if (Boolean.getBoolean("hushcell.docs.record")) {
      Files.writeString(file, wanted, StandardCharsets.UTF_8);
    } else {
      assertThat(Files.readString(file, StandardCharsets.UTF_8).lines())
          .as("record it with -Dhushcell.docs.record=true")
          .containsExactlyElementsOf(wanted.lines().toList());
    }
  }

  private static String between(String text, String name, String table) {
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- end of " + name + " -->";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    assertThat(to).isGreaterThanOrEqualTo(from);
    return text.substring(0, from) + table + text.substring(to);
  }
}
