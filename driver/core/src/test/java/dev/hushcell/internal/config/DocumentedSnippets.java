package dev.hushcell.internal.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every configuration that the documents show: what stands between <code>```yaml</code> and <code>
 * ```</code>, and the files of the samples.
 */
final class DocumentedSnippets {
  private static final Path TOP = Path.of("..", "..");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```ya?ml\\R(.*?)^```");

  private DocumentedSnippets() {}

  /**
   * A configuration of the documents.
   *
   * @param place file and line
   * @param text as it is shown; a part of a file is completed by the rest that it needs
   */
  record Snippet(String place, String text) {
    /** Returns the whole file, where the snippet shows some sections only. */
    String completed() {
      String complete = text;
      if (!hasSection("keystore")) {
        complete +=
            "\nkeystore: { type: bcfks, path: keys.bcfks, password: \"${env:PW}\", key: master }\n";
      }
      if (!hasSection("columns")) {
        complete +=
            "\ncolumns: { contact.email: {}, mailbox.password: {}, mailbox.username: {} }\n";
      }
      return complete;
    }

    private boolean hasSection(String name) {
      return Pattern.compile("(?m)^" + name + ":").matcher(text).find();
    }

    @Override
    public String toString() {
      return place;
    }
  }

  static Stream<Snippet> all() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    List<Path> pages = new ArrayList<>(List.of(TOP.resolve("README.md")));
    pages.addAll(files(TOP.resolve("driver").resolve("docs"), ".md"));
    pages.addAll(files(TOP.resolve("samples"), ".md"));
    for (Path page : pages) {
      String text = Files.readString(page, StandardCharsets.UTF_8);
      Matcher matcher = FENCED.matcher(text);
      while (matcher.find()) {
        long line = text.substring(0, matcher.start(1)).lines().count() + 1;
        snippets.add(new Snippet(page.getFileName() + ":" + line, matcher.group(1)));
      }
    }
    for (Path sample : files(TOP.resolve("samples"), "hushcell.yaml")) {
      if (sample.toString().contains("first-start")) {
        continue; // its columns are declared by annotations, which are not read here
      }
      snippets.add(
          new Snippet(sample.toString(), Files.readString(sample, StandardCharsets.UTF_8)));
    }
    return snippets.stream();
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(end))
          .filter(file -> !file.toString().contains("target"))
          .filter(file -> !file.toString().contains("node_modules"))
          .sorted()
          .toList();
    }
  }
}
