package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of a page that somebody types: commands, files and what is printed. The commands run in
 * one shell, in a folder of the test.
 */
final class Transcript {
  /** A block, and the name of its file where the paragraph in front of it ends with one. */
  private static final Pattern BLOCK =
      Pattern.compile("(?:`([^`\n]+)`:\n\n)?```(\\w+)\n(.*?)\n```", Pattern.DOTALL);

  private static final Pattern MOVE = Pattern.compile("(?m)^cd (\\S+)$");
  private static final long MINUTES = 10;

  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> exports = new ArrayList<>();
  private Path place;
  private String printed = "";

  Transcript(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.place = folder;
    this.environment = environment;
  }

  /** Returns the folder in which the last command left whoever types. */
  Path place() {
    return place;
  }

  /** Returns what the last command printed. */
  String printed() {
    return printed;
  }

  /** Types what stands in a section, and asserts that what should be printed is. */
  void type(Path page, String heading) throws IOException, InterruptedException {
    Matcher blocks = BLOCK.matcher(section(Files.readString(page), heading));
    while (blocks.find()) {
      switch (blocks.group(2)) {
        case "sh" -> run(blocks.group(3));
        case "text" -> assertPrinted(blocks.group(3));
        default -> {
          assertThat(blocks.group(1)).as("the name of\n" + blocks.group(3)).isNotNull();
          Path file = place.resolve(blocks.group(1));
          Files.createDirectories(file.getParent());
          Files.writeString(file, blocks.group(3) + "\n");
        }
      }
    }
  }

  private static String section(String text, String heading) {
    int start = text.indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    int end = text.indexOf("\n## ", start + 1);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  private void run(String commands) throws IOException, InterruptedException {
    Path output = folder.resolve("printed");
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-e", "-c", String.join("\n", exports) + "\n" + commands)
            .directory(place.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().putAll(environment);
    Process process = shell.start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended && process.exitValue() == 0).as(commands + "\n" + printed).isTrue();
    assertThat(printed).as("nothing complains that there is no log").doesNotContain("SLF4J");
    commands.lines().filter(line -> line.startsWith("export ")).forEach(exports::add);
    Matcher move = MOVE.matcher(commands);
    while (move.find()) {
      place = place.resolve(move.group(1)).normalize();
    }
  }

  /** Each line must have been printed, in this order; an ellipsis stands for anything. */
  private void assertPrinted(String text) {
    int from = 0;
    for (String line : text.lines().toList()) {
      for (String words : line.split("…", -1)) {
        String part = words.strip();
        int found = printed.indexOf(part, from);
        assertThat(found).as("«%s» in\n%s", part, printed).isNotNegative();
        from = found + part.length();
      }
    }
  }
}
