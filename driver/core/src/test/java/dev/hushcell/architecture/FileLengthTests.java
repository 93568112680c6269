package dev.hushcell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class of main code that grows has become two. */
class FileLengthTests {
  private static final int MOST_LINES = 350;
  private static final Path MODULES = Path.of("..");

  @Test
  void noFileOfMainCodeIsLongerThanCanBeReadAtOnce() throws IOException {
    List<String> longer = new ArrayList<>();
    int files = 0;
    for (Path file : mainCode()) {
      files++;
      long lines;
      try (Stream<String> each = Files.lines(file)) {
        lines = each.count();
      }
      if (lines > MOST_LINES) {
        longer.add(file + ": " + lines);
      }
    }
    assertThat(longer).isEmpty();
    assertThat(files).isGreaterThan(1_000);
  }

  private static List<Path> mainCode() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(MODULES)) {
      for (Path module : modules.map(each -> each.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> all = Files.walk(module)) {
            all.filter(each -> each.toString().endsWith(".java")).forEach(files::add);
          }
        }
      }
    }
    return files;
  }
}
