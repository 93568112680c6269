package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of the sample on H2: each gives what the plain database gives, or what it says instead;
 * the tables hold the same afterwards; it is planned as it says; and with marks in place of its
 * values it leaves none of them anywhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleTests {
  private SampleRun run;

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    run = new SampleRun(Files.createDirectory(directory.resolve("sample")));
  }

  @AfterAll
  void close() throws Exception {
    try (SampleRun closing = run) {
      assertThat(closing.leaks()).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicNode> cases() {
    return Sample.RUN.stream()
        .map(file -> DynamicContainer.dynamicContainer(file, checks(Sample.cases(file))));
  }

  private Stream<DynamicTest> checks(List<Step> cases) {
    return cases.stream()
        .filter(each -> !each.words().contains("planned"))
        .map(each -> DynamicTest.dynamicTest(each.title(), () -> run.check(each)));
  }

  /** Cases that run nowhere are few, so that a harness that is left out is noticed. */
  @Test
  void mostCasesRun() {
    List<Step> all = Sample.RUN.stream().map(Sample::cases).flatMap(List::stream).toList();
    assertThat(all).hasSizeGreaterThan(850);
    assertThat(all.stream().filter(each -> each.words().contains("planned")).count())
        .isLessThan(60);
  }
}
