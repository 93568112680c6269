package dev.hushcell.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Texts in the forms in which they could stand in a file. All are searched for in one pass: by
 * their first bytes, then by the rest.
 */
final class Needles {
  private static final int HASH_BITS = 20;
  private static final int PREFIX = 8;

  /**
   * A text in one of its forms.
   *
   * @param text as it was given
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared by its bytes
  record Needle(String text, String form, byte[] bytes) {}

  private final int prefix;
  private final Map<Long, List<Needle>> byPrefix = new HashMap<>();

  /** Hashes of all first bytes: most places of a file need no other look. */
  private final BitSet hashes = new BitSet(1 << HASH_BITS);

  Needles(Collection<String> texts) {
    List<Needle> all = texts.stream().flatMap(text -> forms(text).stream()).toList();
    prefix = all.stream().mapToInt(each -> each.bytes().length).reduce(PREFIX, Math::min);
    for (Needle each : all) {
      long first = 0;
      for (int i = 0; i < prefix; i++) {
        first = (first << Byte.SIZE) | (each.bytes()[i] & 0xFF);
      }
      byPrefix.computeIfAbsent(first, p -> new ArrayList<>()).add(each);
      hashes.set(hash(first));
    }
  }

  private static List<Needle> forms(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(utf8);
    // Without its ends, which depend on what stands beside it.
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf8);
    return List.of(
        new Needle(text, "in UTF-8", utf8),
        new Needle(text, "in UTF-16", text.getBytes(StandardCharsets.UTF_16LE)),
        new Needle(text, "in hexadecimal", latin1(hex)),
        new Needle(text, "in capital hexadecimal", latin1(hex.toUpperCase(Locale.ROOT))),
        new Needle(text, "in Base64", latin1(base64.substring(0, base64.length() - 2))));
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int hash(long window) {
    return (int) ((window * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - HASH_BITS));
  }

  /** Returns those that stand in a content. */
  Set<Needle> in(byte[] content) {
    Set<Needle> found = new LinkedHashSet<>();
    long mask = -1L >>> (Long.SIZE - prefix * Byte.SIZE);
    long window = 0;
    for (int i = 0; i < content.length; i++) {
      window = ((window << Byte.SIZE) | (content[i] & 0xFF)) & mask;
      if (hashes.get(hash(window)) && i >= prefix - 1) {
        int begin = i - prefix + 1;
        for (Needle each : byPrefix.getOrDefault(window, List.of())) {
          if (isAt(content, begin, each.bytes())) {
            found.add(each);
          }
        }
      }
    }
    return found;
  }

  private static boolean isAt(byte[] content, int begin, byte[] needle) {
    int end = begin + needle.length;
    return end <= content.length && Arrays.equals(content, begin, end, needle, 0, needle.length);
  }
}
