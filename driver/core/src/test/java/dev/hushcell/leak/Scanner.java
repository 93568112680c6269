package dev.hushcell.leak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Searches for all needles at once: by their first eight bytes, then by the rest. */
final class Scanner {
  private final Map<Long, List<Needle>> byPrefix = new HashMap<>();

  Scanner(List<Mark> marks) {
    for (Mark mark : marks) {
      for (Needle needle : Needle.of(mark)) {
        if (needle.bytes().length < Needle.PREFIX) {
          throw new IllegalArgumentException("too short to be recognized: " + needle.form());
        }
        long prefix = ByteBuffer.wrap(needle.bytes()).getLong();
        byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(needle);
      }
    }
  }

  Set<Finding> text(String source, String text) {
    return bytes(source, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Searches every file of a directory. */
  Set<Finding> directory(Path directory) throws IOException {
    Set<Finding> findings = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        findings.addAll(bytes("file " + file.getFileName(), Files.readAllBytes(file)));
      }
    }
    return findings;
  }

  Set<Finding> bytes(String source, byte[] haystack) {
    Set<Finding> findings = new LinkedHashSet<>();
    long window = 0;
    for (int i = 0; i < haystack.length; i++) {
      window = window << 8 | (haystack[i] & 0xFF);
      List<Needle> candidates = i < Needle.PREFIX - 1 ? null : byPrefix.get(window);
      if (candidates != null) {
        int begin = i - Needle.PREFIX + 1;
        for (Needle needle : candidates) {
          if (isAt(haystack, begin, needle.bytes())) {
            findings.add(new Finding(source, needle.mark(), needle.form()));
          }
        }
      }
    }
    return findings;
  }

  private static boolean isAt(byte[] haystack, int begin, byte[] needle) {
    int end = begin + needle.length;
    return end <= haystack.length && Arrays.equals(haystack, begin, end, needle, 0, needle.length);
  }
}
