package dev.hushcell.testing.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Searches for all forms of marks at once. */
public final class Scanner {
  private final ByteSearch<Needle> search;

  public Scanner(List<Mark> marks) {
    List<Needle> all = marks.stream().flatMap(mark -> Needle.of(mark).stream()).toList();
    for (Needle needle : all) {
      if (needle.bytes().length < Needle.PREFIX) {
        throw new IllegalArgumentException("too short to be recognized: " + needle.form());
      }
    }
    search = new ByteSearch<>(all, Needle::bytes);
  }

  public Set<Finding> text(String source, String text) {
    return bytes(source, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Searches every file of a directory. */
  public Set<Finding> directory(Path directory) throws IOException {
    Set<Finding> findings = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        findings.addAll(bytes("file " + file.getFileName(), Files.readAllBytes(file)));
      }
    }
    return findings;
  }

  public Set<Finding> bytes(String source, byte[] haystack) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (Needle needle : search.in(haystack)) {
      findings.add(new Finding(source, needle.mark(), needle.form()));
    }
    return findings;
  }
}
