package dev.hushcell.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which columns each mapping gives; the cases are in {@code mappings.txt}. */
class MappingTests {
  @TempDir Path directory;

  static Stream<Cases> cases() {
    return Cases.of("mappings.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheColumns(Cases each) throws IOException {
    Compiled compiled =
        new Project(directory)
            .source("crm/Case", each.source())
            .options("-Werror")
            .options(each.options().toArray(new String[0]))
            .compile()
            .orFail();
    assertThat(compiled.columns()).containsExactlyInAnyOrderElementsOf(each.expected());
  }
}
