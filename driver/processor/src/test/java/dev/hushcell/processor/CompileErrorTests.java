package dev.hushcell.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which mistakes the compiler tells, and where: the cases are in {@code mistakes.txt}, each line
 * that is wrong with a comment that has a part of the message.
 */
class CompileErrorTests {
  private static final String MARK = "// ERROR ";

  private static final String TYPE_CODE =
      "package org.hibernate.annotations; public @interface JdbcTypeCode { int value(); }";

  @TempDir Path directory;

  static Stream<Cases> cases() {
    return Cases.of("mistakes.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void pointsAtTheMember(Cases each) throws IOException {
    Compiled compiled =
        new Project(directory)
            .source("crm/Case", each.source())
            .source("org/hibernate/annotations/JdbcTypeCode", TYPE_CODE)
            .options(each.options().toArray(new String[0]))
            .compile();
    assertThat(compiled.succeeded()).isFalse();
    List<String> told =
        compiled.errors().stream()
            .map(error -> error.getLineNumber() + ": " + error.getMessage(Locale.ROOT))
            .toList();
    List<String> lines = each.source().lines().toList();
    int expected = each.expected().size();
    for (int i = 0; i < lines.size(); i++) {
      int mark = lines.get(i).indexOf(MARK);
      if (mark >= 0) {
        String part = lines.get(i).substring(mark + MARK.length()).strip();
        String begin = i + 1 + ": ";
        assertThat(told).anyMatch(error -> error.startsWith(begin) && error.contains(part));
        expected++;
      }
    }
    for (String elsewhere : each.expected()) {
      assertThat(told).anyMatch(error -> error.contains(elsewhere));
    }
    assertThat(told).hasSize(expected);
    assertThat(directory.resolve(KnownTypes.SERVICES)).doesNotExist();
    assertThat(Files.exists(directory.resolve("crm/Contact_Encrypted.class"))).isFalse();
  }
}
