package dev.hushcell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The versions that go together, and the profile that makes a release, have each module. */
class ReleasedModulesTests {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path BOM = ROOT.resolve("driver/bom/pom.xml");
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(hushcell-[a-z0-9-]+)<");
  private static final Pattern OWN =
      Pattern.compile("</parent>\\s*<artifactId>(hushcell-[a-z0-9-]+)<");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>hushcell(?:-bom)?</artifactId>\\s*<version>([^<]+)<");
  private static final Pattern MODULE = Pattern.compile("<module>(driver/[^<]+)</module>");

  @Test
  void versionsThatGoTogetherAreThoseOfAllLibraries() throws IOException {
    List<String> managed = all(ARTIFACT, Files.readString(BOM));
    assertThat(managed.subList(1, managed.size()))
        .containsExactlyInAnyOrderElementsOf(
            released().stream()
                .map(ReleasedModulesTests::nameOf)
                .filter(name -> !name.equals("hushcell-cli")) // a program
                .toList());
    assertThat(first(VERSION, Files.readString(BOM)))
        .isEqualTo(first(VERSION, Files.readString(ROOT.resolve("pom.xml"))));
  }

  @Test
  void profileForReleasesHasAllModulesThatAreReleased() throws IOException {
    String root = Files.readString(ROOT.resolve("pom.xml"));
    String always = root.substring(0, root.indexOf("</modules>"));
    String profile = root.substring(root.indexOf("<id>release</id>"));
    List<String> built =
        Stream.of(always, profile.substring(0, profile.indexOf("</modules>")))
            .flatMap(part -> all(MODULE, part).stream())
            .toList();
    assertThat(built)
        .containsAll(
            released().stream().map(pom -> "driver/" + pom.getParent().getFileName()).toList())
        .contains("driver/bom");
  }

  /** Those that a release is not to leave out. */
  private static List<Path> released() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT.resolve("driver"))) {
      List<Path> found =
          modules
              .map(each -> each.resolve("pom.xml"))
              .filter(Files::exists)
              .filter(each -> !each.equals(BOM))
              .filter(each -> !text(each).contains("<maven.deploy.skip>true"))
              .toList();
      assertThat(found).hasSizeGreaterThan(5);
      return found;
    }
  }

  private static String nameOf(Path pom) {
    return first(OWN, text(pom));
  }

  private static String first(Pattern pattern, String text) {
    return all(pattern, text).get(0);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(ReleasedModulesTests::group).toList();
  }

  private static String group(MatchResult found) {
    return found.group(1);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
