package dev.hushcell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The pages of the documentation, which the build puts into the jar as they are. */
final class HelpPages {
  private static final String PLACE = "/dev/hushcell/cli/help/";

  /** As messages have it, with its brackets or without, and as people type it. */
  private static final Pattern CODE = Pattern.compile("(?i)\\[?(?:HC-?)?(\\d{4})\\]?");

  private final List<String> names;

  HelpPages() throws IOException {
    URL one = HelpPages.class.getResource(PLACE + "command.md");
    names = files(Objects.requireNonNull(one)).map(HelpPages::nameOf).sorted().toList();
  }

  /** Returns the files beside one of them: in the jar, or in the folder of classes. */
  private static Stream<String> files(URL one) throws IOException {
    if (one.openConnection() instanceof JarURLConnection inJar) {
      String folder = PLACE.substring(1);
      return inJar.getJarFile().stream()
          .map(ZipEntry::getName)
          .filter(each -> each.startsWith(folder) && each.endsWith(".md"))
          .map(each -> each.substring(folder.length()))
          .toList()
          .stream();
    }
    Path folder = Path.of(URI.create(one.toString())).resolveSibling("");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(each -> each.toString().endsWith(".md"))
          .map(each -> folder.relativize(each).toString())
          .toList()
          .stream();
    }
  }

  /** Returns their names, without the folder of the documentation and the ending. */
  List<String> names() {
    return names;
  }

  /** Returns a page, or the entry of a code. */
  Optional<String> find(String name) throws IOException {
    Matcher code = CODE.matcher(name);
    if (code.matches()) {
      return entry("HC-" + code.group(1));
    }
    String page = nameOf(name);
    return names.contains(page) ? read(page + ".md") : Optional.empty();
  }

  private Optional<String> entry(String code) {
    Pattern heading =
        Pattern.compile("^### " + code + "\\b.*?(?=^##|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    return names.stream()
        .filter(each -> each.startsWith("errors/"))
        .map(HelpPages::known)
        .map(heading::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  private static String nameOf(String file) {
    return file.strip().replace('\\', '/').replaceFirst("\\.md$", "");
  }

  private static String known(String page) {
    try {
      return read(page + ".md").orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> read(String name) throws IOException {
    try (InputStream in = HelpPages.class.getResourceAsStream(PLACE + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
