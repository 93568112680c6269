package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with places between two comments each, whose text is generated. */
record Readme(Path file) {
  void write(String place, String text) throws IOException {
    String page = Files.readString(file);
    String from = "<!-- begin " + place + " -->\n";
    int begin = page.indexOf(from);
    int end = page.indexOf("<!-- end " + place + " -->");
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(file + " has no place for " + place);
    }
    Files.writeString(
        file, page.substring(0, begin + from.length()) + text.strip() + "\n" + page.substring(end));
  }
}
