package dev.hushcell.testing.leak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Searches for all needles at once: by their first eight bytes, then by the rest. */
public final class Scanner {
  private static final int ENDS = 1 << 16;

  private final Map<Long, List<Needle>> byPrefix = new HashMap<>();

  /** The last two bytes of all prefixes: most places of a file need no other look. */
  private final BitSet ends = new BitSet(ENDS);

  public Scanner(List<Mark> marks) {
    for (Mark mark : marks) {
      for (Needle needle : Needle.of(mark)) {
        if (needle.bytes().length < Needle.PREFIX) {
          throw new IllegalArgumentException("too short to be recognized: " + needle.form());
        }
        long prefix = ByteBuffer.wrap(needle.bytes()).getLong();
        byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(needle);
        ends.set((int) (prefix & (ENDS - 1)));
      }
    }
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
    long window = 0;
    for (int i = 0; i < haystack.length; i++) {
      window = window << 8 | (haystack[i] & 0xFF);
      if (i >= Needle.PREFIX - 1 && ends.get((int) (window & (ENDS - 1)))) {
        int begin = i - Needle.PREFIX + 1;
        for (Needle needle : byPrefix.getOrDefault(window, List.of())) {
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
