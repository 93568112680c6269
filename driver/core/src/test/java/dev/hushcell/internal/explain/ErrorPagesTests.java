package dev.hushcell.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorPagesTests {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern HEADING = Pattern.compile("^### (HC-\\d{4}) ", Pattern.MULTILINE);

  @Test
  void everyCodeIsOnThePageThatIsNamed() throws IOException {
    int codes = 0;
    try (Stream<Path> pages = Files.list(ROOT.resolve("driver/docs/errors"))) {
      for (Path page : pages.toList()) {
        List<String> found =
            HEADING.matcher(Files.readString(page)).results().map(each -> each.group(1)).toList();
        codes += found.size();
        for (String code : found) {
          assertThat(ROOT.resolve(ErrorPages.of(code)).normalize()).isEqualTo(page.normalize());
        }
      }
    }
    assertThat(codes).isGreaterThan(100);
  }
}
