package dev.hushcell.contract;

import dev.hushcell.testing.leak.ByteSearch;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Texts in the forms in which they could stand in a file. */
final class Needles {
  /**
   * A text in one of its forms.
   *
   * @param text as it was given
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared by its bytes
  record Needle(String text, String form, byte[] bytes) {}

  private final ByteSearch<Needle> search;

  Needles(Collection<String> texts) {
    List<Needle> all = texts.stream().flatMap(text -> forms(text).stream()).toList();
    search = new ByteSearch<>(all, Needle::bytes);
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

  /** Returns those that stand in a content. */
  Set<Needle> in(byte[] content) {
    return search.in(content);
  }
}
