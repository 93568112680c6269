package dev.hushcell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes are unique, and each is named by a test. */
class FaultCodesTests {
  @Test
  void noTwoConstantsShareACode() throws IOException {
    assertThat(codes().values()).doesNotHaveDuplicates();
  }

  @Test
  void everyCodeIsNamedByATest() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path tests : List.of(Path.of("src", "test"), Path.of("..", "contract", "src", "test"))) {
      try (Stream<Path> files = Files.walk(tests)) {
        for (Path file : files.filter(FaultCodesTests::isText).toList()) {
          texts.add(Files.readString(file, StandardCharsets.UTF_8));
        }
      }
    }
    List<String> untested = new ArrayList<>();
    codes()
        .forEach(
            (constant, id) -> {
              if (texts.stream().noneMatch(text -> names(text, constant, id))) {
                untested.add(constant + " " + id);
              }
            });
    assertThat(untested).isEmpty();
  }

  /** Tells whether a test names the code, by its number or by its constant. */
  private static boolean names(String text, String constant, String id) {
    int dot = constant.indexOf('.');
    String type = constant.substring(0, dot);
    String name = constant.substring(dot + 1);
    return text.contains(id)
        || (text.contains(type) && Pattern.compile("\\b" + name + "\\b").matcher(text).find());
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") || name.endsWith(".sql") || name.endsWith(".txt");
  }

  /** Constants, as written in code, and their codes. */
  private static Map<String, String> codes() throws IOException {
    Map<String, String> found = new TreeMap<>();
    FaultCodes.byConstant().forEach((constant, code) -> found.put(constant, code.id()));
    return found;
  }
}
