package dev.hushcell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No link of the documentation is dead, and every page can be reached. */
class LinksTests {
  private static final Path INDEX = MarkdownPage.TOP.resolve("driver/docs/README.md");
  private static final Path SITE =
      MarkdownPage.TOP.resolve("driver/docs/site/.vitepress/config.mjs");

  private static final Pattern SITE_PAGE = Pattern.compile("\\['[^']+', '([a-z0-9/-]+)']");
  private static final Pattern SITE_LINK = Pattern.compile("link: '/([^']*)'");

  @Test
  void everyLinkLeadsSomewhere() {
    List<MarkdownPage> pages = MarkdownPage.all();
    assertThat(pages).hasSizeGreaterThan(50);
    List<String> dead = new ArrayList<>();
    for (MarkdownPage page : pages) {
      for (String link : page.links()) {
        if (!leadsSomewhere(page, link)) {
          dead.add(page + ": " + link);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void everyPageCanBeReachedFromTheIndex() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<MarkdownPage> open = new ArrayDeque<>(List.of(MarkdownPage.of(INDEX)));
    while (!open.isEmpty()) {
      MarkdownPage page = open.pop();
      if (reached.add(page.name())) {
        page.links().stream()
            .map(link -> target(page, link))
            .filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
            .forEach(file -> open.push(MarkdownPage.of(file)));
      }
    }
    assertThat(MarkdownPage.all()).extracting(MarkdownPage::name).isSubsetOf(reached);
  }

  @Test
  void noPageHasMarksOfAnUnfinishedMerge() {
    assertThat(MarkdownPage.all())
        .noneMatch(
            page -> page.text().contains("\n<<<<<<< ") || page.text().contains("\n>>>>>>> "));
  }

  @Test
  void everyLinkOfTheSiteLeadsToAPage() throws IOException {
    String site = Files.readString(SITE, StandardCharsets.UTF_8);
    List<Path> pages =
        Stream.concat(
                SITE_PAGE.matcher(site).results().map(each -> "driver/docs/" + each.group(1)),
                SITE_LINK.matcher(site).results().map(each -> each.group(1)))
            .map(page -> page.isEmpty() || page.endsWith("/") ? page + "README" : page)
            .map(page -> MarkdownPage.TOP.resolve(page + ".md"))
            .toList();
    assertThat(pages).hasSizeGreaterThan(30).allSatisfy(page -> assertThat(page).exists());
  }

  @Test
  void findsWhatIsDead() {
    MarkdownPage page =
        new MarkdownPage(INDEX, "# A b\n[x](#a-b) [y](#c) `[z](none.md)` [w](none.md)\n");
    assertThat(page.links()).containsExactly("#a-b", "#c", "none.md");
    assertThat(page.links().stream().filter(link -> !leadsSomewhere(page, link)))
        .containsExactly("#c", "none.md");
  }

  private static boolean leadsSomewhere(MarkdownPage page, String link) {
    Path file = target(page, link);
    if (!Files.exists(file)
        || (Files.isDirectory(file) && !Files.exists(file.resolve("README.md")))) {
      return false;
    }
    return anchor(link)
        .map(
            anchor ->
                (file.equals(page.file()) ? page : MarkdownPage.of(file))
                    .headings().stream().anyMatch(heading -> heading.anchor().equals(anchor)))
        .orElse(true);
  }

  private static Path target(MarkdownPage page, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
  }

  private static Optional<String> anchor(String link) {
    int hash = link.indexOf('#');
    return hash < 0 ? Optional.empty() : Optional.of(link.substring(hash + 1));
  }
}
