package dev.hushcell.samples.crm.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.support.Pages;
import dev.hushcell.samples.crm.support.RunningCrm;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Dockerfile copies is made by the build, and starts as it says; no container is run. */
class DockerfileTests {
  private static final Pattern COPY = Pattern.compile("(?m)^COPY (\\S+) (\\S+)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

  @TempDir Path directory;

  @Test
  void theJarIsThereAndStartsWithTheOptionsOfTheDockerfile() throws Exception {
    String dockerfile = Files.readString(Path.of("Dockerfile"));
    MatchResult copied = COPY.matcher(dockerfile).results().findFirst().orElseThrow();
    Path jar = Path.of(copied.group(1));
    assertThat(jar).exists();
    assertThat(isSentToTheBuilder(jar)).as(".dockerignore lets it through").isTrue();
    List<String> words =
        WORD.matcher(line(dockerfile, "ENTRYPOINT")).results().map(each -> each.group(1)).toList();
    assertThat(words).startsWith("java").containsSequence("-jar", copied.group(2));
    List<String> options =
        words.stream().filter(each -> each.startsWith("--") && !isHome(each)).toList();
    assertThat(options).isNotEmpty();
    try (RunningCrm crm = RunningCrm.startJar(jar, directory.resolve("home"), options);
        Pages pages = new Pages(crm.place()).signIn("admin", RunningCrm.PASSWORD)) {
      assertThat(Pages.text(pages.open("/glass/module"))).contains("proven by its checksum");
    }
  }

  @Test
  void theHomeIsInTheVolumeOfTheUser() throws IOException {
    String dockerfile = Files.readString(Path.of("Dockerfile"));
    String volume = line(dockerfile, "VOLUME").strip();
    assertThat(line(dockerfile, "ENTRYPOINT")).contains("--crm.home=" + volume + "/");
    assertThat(line(dockerfile, "RUN")).contains("--home-dir " + volume + " ");
    assertThat(dockerfile.indexOf("\nUSER crm")).isBetween(0, dockerfile.indexOf("\nENTRYPOINT"));
  }

  private static boolean isHome(String option) {
    return option.startsWith("--crm.home=");
  }

  /** Everything is left out but what a line with an exclamation mark names. */
  private static boolean isSentToTheBuilder(Path file) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(".dockerignore"));
    assertThat(lines).startsWith("*");
    return lines.stream()
        .filter(each -> each.startsWith("!"))
        .map(each -> FileSystems.getDefault().getPathMatcher("glob:" + each.substring(1)))
        .anyMatch(each -> each.matches(file));
  }

  private static String line(String dockerfile, String word) {
    return dockerfile
        .lines()
        .filter(each -> each.startsWith(word + " "))
        .map(each -> each.substring(word.length()))
        .findFirst()
        .orElseThrow();
  }
}
