package dev.hushcell.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cases of a text file: a line {@code === title | options}, the source, and after a line of dashes
 * what is expected.
 */
record Cases(String title, List<String> options, String source, List<String> expected) {
  /** Stands on the first line, so that line numbers are those of the case. */
  static final String HEAD =
      "package crm; import dev.hushcell.*; import dev.hushcell.policy.*;"
          + " import jakarta.persistence.*; import jakarta.persistence.Access; import java.util.*; import java.math.*;"
          + " import java.time.*; ";

  static Stream<Cases> of(String file) {
    String text;
    try (InputStream in = Cases.class.getResourceAsStream(file)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Cases> cases = new ArrayList<>();
    for (String block : Pattern.compile("^=== ", Pattern.MULTILINE).split(text, -1)) {
      if (!block.isBlank()) {
        cases.add(read(block));
      }
    }
    return cases.stream();
  }

  private static Cases read(String block) {
    int line = block.indexOf('\n');
    String[] head = block.substring(0, line).split("\\|", 2);
    String[] parts = block.substring(line + 1).split("(?m)^----\n", 2);
    List<String> options =
        head.length < 2 ? List.of() : Arrays.asList(head[1].strip().split(" ", -1));
    List<String> expected =
        parts.length < 2
            ? List.of()
            : parts[1].lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
    return new Cases(head[0].strip(), options, HEAD + parts[0], expected);
  }

  @Override
  public String toString() {
    return title;
  }
}
