package dev.hushcell.cli.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Has a shell run what {@code command.md} shows, line by line, with the jar that was built, in a
 * folder that has nothing but the files of the page; and compares what is printed.
 */
class CommandPageTests {
  private static final Path PAGE = Path.of("../docs/command.md");
  private static final Path SHELL = Path.of("/bin/bash");
  private static final Path JAR = Path.of("target", "hushcell.jar").toAbsolutePath();
  private static final String MARK = "==== next ====";
  private static final Pattern BLOCK =
      Pattern.compile("^```(console|yaml)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern DOLLAR = Pattern.compile("^\\$ ", Pattern.MULTILINE);

  @TempDir private Path directory;

  /** A line after the dollar and what is to be printed. */
  private record Step(String line, String printed) {}

  @Test
  void everythingOnThePageIsAsItIsShown() throws IOException, InterruptedException {
    assumeThat(SHELL).exists();
    List<Step> steps = steps(Files.readString(PAGE));
    assertThat(steps).hasSizeGreaterThan(20);
    List<String> printed = run(steps);
    assertThat(printed).hasSameSizeAs(steps);
    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      all.assertThat(printed.get(i)).as("$ %s", step.line()).matches(expected(step.printed()));
    }
    all.assertAll();
  }

  /** The files that the page shows are written, its lines are gathered. */
  private List<Step> steps(String page) throws IOException {
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      if (block.group(1).equals("yaml")) {
        Files.writeString(directory.resolve("hushcell.yaml"), block.group(2));
        continue;
      }
      for (String each : DOLLAR.split(block.group(2), -1)) {
        int end = each.indexOf('\n');
        if (end > 0) {
          Step step = new Step(each.substring(0, end), each.substring(end + 1));
          steps.add(step);
          writeFile(step);
        }
      }
    }
    return steps;
  }

  private void writeFile(Step step) throws IOException {
    if (step.line().startsWith("cat ")) {
      Files.writeString(directory.resolve(step.line().substring("cat ".length())), step.printed());
    }
  }

  private List<String> run(List<Step> steps) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("exec 2>&1\nunset NO_COLOR\n");
    script.append(
        "hushcell() { '%s' -XX:TieredStopAtLevel=1 -jar '%s' \"$@\"; }\n"
            .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), JAR));
    for (Step step : steps) {
      script.append(step.line()).append("\ncode=$?\n");
      script.append("[ $code = 0 ] || echo \"exit code $code\"\n");
      script.append("echo '").append(MARK).append("'\n");
    }
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(SHELL.toString(), "-c", script.toString())
            .directory(Files.createDirectories(directory).toFile())
            .redirectOutput(output.toFile())
            .redirectInput(
                ProcessBuilder.Redirect.from(
                    Files.createFile(directory.resolve("nothing")).toFile()))
            .start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output);
    assertThat(ended).as(text).isTrue();
    return Pattern.compile(MARK + "\n").splitAsStream(text).toList();
  }

  /** An ellipsis alone on a line stands for any lines, in a line for any text in it. */
  private static Pattern expected(String printed) {
    return Pattern.compile(
        printed.lines().map(CommandPageTests::expectedLine).collect(Collectors.joining()));
  }

  private static String expectedLine(String line) {
    if (line.strip().equals("…")) {
      return "(?:.*\n)*?";
    }
    return Pattern.compile("…")
            .splitAsStream(line + "\n")
            .map(each -> Pattern.quote(each.replace("\n", "")))
            .collect(Collectors.joining(".*"))
        + "\n";
  }
}
