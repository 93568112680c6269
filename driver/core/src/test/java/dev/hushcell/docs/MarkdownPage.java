package dev.hushcell.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation: its headings with their anchors, and its links.
 *
 * @param file where it is
 * @param text all of it
 */
record MarkdownPage(Path file, String text) {
  /** The top of the repository. */
  static final Path TOP = Path.of("..", "..").toAbsolutePath().normalize();

  private static final Pattern FENCE = Pattern.compile("^\\s*```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
  private static final Pattern LINKED_TEXT = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern NO_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

  /**
   * A heading of a page.
   *
   * @param level 1 for the title
   * @param title as it is written, without links
   * @param anchor behind {@code #}, as Git hosts make it
   */
  record Heading(int level, String title, String anchor) {}

  /** Returns every page that people read, in the order of their paths. */
  static List<MarkdownPage> all() {
    try (Stream<Path> files = Files.walk(TOP)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !in(file, "target") && !in(file, "node_modules"))
          .sorted()
          .map(MarkdownPage::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MarkdownPage of(Path file) {
    try {
      return new MarkdownPage(file, Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean in(Path file, String folder) {
    for (Path part : file) {
      if (part.toString().equals(folder)) {
        return true;
      }
    }
    return false;
  }

  /** Returns its path from the top of the repository, with slashes. */
  String name() {
    return TOP.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  /** Returns its lines outside of blocks of code. */
  List<String> prose() {
    List<String> lines = new ArrayList<>();
    boolean code = false;
    for (String line : text.lines().toList()) {
      if (FENCE.matcher(line).find()) {
        code = !code;
      } else if (!code) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Returns its headings, in their order. */
  List<Heading> headings() {
    Map<String, Integer> seen = new HashMap<>();
    List<Heading> headings = new ArrayList<>();
    for (String line : prose()) {
      int level = 0;
      while (level < line.length() && line.charAt(level) == '#') {
        level++;
      }
      if (level > 0 && level < line.length() && line.charAt(level) == ' ') {
        String title = LINKED_TEXT.matcher(line.substring(level + 1).strip()).replaceAll("$1");
        String anchor = anchor(title);
        int times = seen.merge(anchor, 1, Integer::sum);
        headings.add(new Heading(level, title, times == 1 ? anchor : anchor + "-" + (times - 1)));
      }
    }
    return headings;
  }

  /** Returns the anchor that Git hosts give to a title. */
  static String anchor(String title) {
    String plain = title.toLowerCase(Locale.ROOT);
    return NO_ANCHOR.matcher(plain).replaceAll("").replace(' ', '-');
  }

  /** Returns the targets of its links within the repository. */
  Set<String> links() {
    Set<String> links = new LinkedHashSet<>();
    for (String line : prose()) {
      LINK.matcher(CODE.matcher(line).replaceAll("code"))
          .results()
          .map(each -> each.group(1))
          .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
          .forEach(links::add);
    }
    return links;
  }

  @Override
  public String toString() {
    return name();
  }
}
