package dev.hushcell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages have people write into builds, for Maven and Gradle, names modules that are there.
 */
class CoordinatesTests {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern MAVEN =
      Pattern.compile(
          "<groupId>dev\\.hushcell</groupId>\\s*<artifactId>([^<]+)</artifactId>"
              + "(?:\\s*<version>([^<]+)</version>)?");
  private static final Pattern GRADLE =
      Pattern.compile("['\"]dev\\.hushcell:([a-z0-9-]+)(?::([^'\"]+))?['\"]");
  private static final Pattern OWN =
      Pattern.compile("(?:</parent>|<groupId>dev\\.hushcell</groupId>)\\s*<artifactId>([^<]+)<");
  private static final String VERSION = "0.1.0-SNAPSHOT";

  @Test
  void coordinatesOnThePagesAreThoseOfModules() throws IOException {
    Set<String> modules = modules();
    List<String> seen = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      for (Pattern form : List.of(MAVEN, GRADLE)) {
        Matcher found = form.matcher(text);
        while (found.find()) {
          assertThat(modules).as(page.toString()).contains(found.group(1));
          assertThat(found.group(2)).as("%s of %s", found.group(1), page).isIn(VERSION, null);
          seen.add(found.group());
        }
      }
    }
    assertThat(seen)
        .anyMatch(each -> each.contains("hushcell-bom"))
        .anyMatch(each -> each.startsWith("'dev.hushcell:hushcell-driver"))
        .hasSizeGreaterThan(8);
  }

  @Test
  void theFirstBuildOfACloneSaysWhyItIsSilent(@TempDir Path clone) throws Exception {
    String source = ROOT.resolve(".mvn/Announcement.java").toString();
    assertThat(ForkedJvm.java().with(source, clone.toString()).run().success())
        .contains("the first build downloads", "driver/docs/installing.md");
    Files.createDirectories(clone.resolve("driver/surface/target"));
    assertThat(ForkedJvm.java().with(source, clone.toString()).run().success()).isEmpty();
  }

  private static Set<String> modules() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> folders = Files.list(ROOT.resolve("driver"))) {
      for (Path pom : folders.map(each -> each.resolve("pom.xml")).filter(Files::exists).toList()) {
        Matcher own = OWN.matcher(Files.readString(pom));
        assertThat(own.find()).as(pom.toString()).isTrue();
        do {
          names.add(own.group(1));
        } while (own.find());
      }
    }
    return names;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("driver/docs"))) {
      docs.filter(
              each ->
                  each.toString().endsWith(".md")
                      && !each.startsWith(ROOT.resolve("driver/docs/site")))
          .forEach(pages::add);
    }
    return pages;
  }
}
