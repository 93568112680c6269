package dev.hushcell.samples.crm.support;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for texts in all files of a database, in the forms that they could be stored in. */
public final class LeakScan {
  private final Path directory;

  public LeakScan(Path directory) {
    this.directory = directory;
  }

  /** Returns which of the texts are in a file. */
  public Set<String> find(Set<String> texts) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    Set<String> found = new TreeSet<>();
    for (Path file : files) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (String text : texts) {
        if (forms(text).stream().anyMatch(content::contains)) {
          found.add(text);
        }
      }
    }
    return found;
  }

  private static List<String> forms(String text) {
    List<String> forms = new ArrayList<>();
    for (String spelling : new TreeSet<>(List.of(text, text.toLowerCase(Locale.ROOT)))) {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
        byte[] bytes = spelling.getBytes(charset);
        forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
        forms.add(HexFormat.of().formatHex(bytes));
      }
      String base64 = Base64.getEncoder().encodeToString(spelling.getBytes(StandardCharsets.UTF_8));
      // The last characters depend on what follows.
      forms.add(base64.substring(0, base64.length() - 4));
    }
    return forms;
  }
}
