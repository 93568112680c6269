package dev.hushcell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.testing.TestJars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The errors page, the codes and the tests must speak of the same codes. */
class ErrorsPageTests {
  private static final Path PAGES = Path.of("..", "docs", "errors");
  private static final Pattern HEADING = Pattern.compile("^### (HC-\\d{4}) ", Pattern.MULTILINE);

  @Test
  void everyCodeHasExactlyOneEntryAndEveryEntryACode() throws IOException {
    List<String> headings = new ArrayList<>();
    Matcher matcher = HEADING.matcher(pages());
    while (matcher.find()) {
      headings.add(matcher.group(1));
    }
    assertThat(headings).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(headings)).isEqualTo(new TreeSet<>(codes().values()));
  }

  @Test
  void everyEntrySaysTextCauseAndFix() throws IOException {
    List<String> entries =
        Pattern.compile("^### ", Pattern.MULTILINE).splitAsStream(pages()).toList();
    assertThat(entries).hasSizeGreaterThan(1);
    for (String entry : entries.subList(1, entries.size())) {
      assertThat(entry).as(entry.lines().findFirst().orElse("")).contains("Text", "Cause", "Fix");
    }
  }

  @Test
  void noTwoConstantsShareACode() throws IOException {
    assertThat(codes().values()).doesNotHaveDuplicates();
  }

  @Test
  void everyCodeIsNamedByATest() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path tests : List.of(Path.of("src", "test"), Path.of("..", "contract", "src", "test"))) {
      try (Stream<Path> files = Files.walk(tests)) {
        for (Path file : files.filter(ErrorsPageTests::isText).toList()) {
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

  private static String pages() throws IOException {
    return read(PAGES, file -> file.toString().endsWith(".md"));
  }

  private static String read(Path folder, Predicate<Path> wanted) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).filter(wanted).sorted().toList()) {
        text.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
      }
    }
    return text.toString();
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") || name.endsWith(".sql") || name.endsWith(".txt");
  }

  /** Enum constant (as written in code, such as {@code PlanFault.UNKNOWN_TABLE}) to its code. */
  private static Map<String, String> codes() throws IOException {
    Map<String, String> found = new TreeMap<>();
    Path classes = TestJars.of(FaultCode.class.getName());
    try (Stream<Path> files = Files.walk(classes.resolve("dev"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        Class<?> type = type(classes.relativize(file));
        if (type.isEnum() && FaultCode.class.isAssignableFrom(type)) {
          for (Object constant : type.getEnumConstants()) {
            found.put(
                type.getSimpleName() + "." + ((Enum<?>) constant).name(),
                ((FaultCode) constant).id());
          }
        }
      }
    }
    return found;
  }

  /** Returns the class of a file, without initialising it. */
  private static Class<?> type(Path file) {
    String path = file.toString();
    String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, FaultCode.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
