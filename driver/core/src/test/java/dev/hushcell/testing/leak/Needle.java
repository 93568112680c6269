package dev.hushcell.testing.leak;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sequence of at least {@link #PREFIX} bytes that gives a mark away. */
final class Needle {
  static final int PREFIX = 8;

  private static final Map<String, Charset> CHARSETS =
      Map.of(
          "UTF-8", StandardCharsets.UTF_8,
          "UTF-16LE", StandardCharsets.UTF_16LE,
          "UTF-16BE", StandardCharsets.UTF_16BE);

  private final Mark mark;
  private final String form;
  private final byte[] bytes;

  private Needle(Mark mark, String form, byte[] bytes) {
    this.mark = mark;
    this.form = form;
    this.bytes = bytes;
  }

  /** What it comes from. */
  Mark mark() {
    return mark;
  }

  /** How the mark is encoded in it. */
  String form() {
    return form;
  }

  byte[] bytes() {
    return bytes;
  }

  /** All forms in which a mark may turn up. */
  static List<Needle> of(Mark mark) {
    List<Needle> needles = new ArrayList<>();
    for (Mark.Core core : mark.cores()) {
      if (core.text() != null) {
        forms(mark, "", core.text(), needles);
        String upper = core.text().toUpperCase(Locale.ROOT);
        if (!upper.equals(core.text())) {
          forms(mark, "upper-case ", upper, needles);
        }
      }
      if (core.hex() != null) {
        forms(mark, "bytes", core.bytes(), needles);
      }
    }
    return needles;
  }

  private static void forms(Mark mark, String kind, String text, List<Needle> needles) {
    CHARSETS.forEach((name, set) -> forms(mark, kind + name, text.getBytes(set), needles));
    add(mark, kind + "java escapes", javaEscapes(text), needles);
  }

  private static void forms(Mark mark, String name, byte[] raw, List<Needle> needles) {
    needles.add(new Needle(mark, name, raw));
    String hex = HexFormat.of().formatHex(raw);
    add(mark, name + " in hex", hex, needles);
    add(mark, name + " in HEX", hex.toUpperCase(Locale.ROOT), needles);
    for (int shift = 0; shift < 3; shift++) {
      String base64 = base64(raw, shift);
      add(mark, name + " in base64+" + shift, base64, needles);
      String url = base64.replace('+', '-').replace('/', '_');
      if (!url.equals(base64)) {
        add(mark, name + " in base64url+" + shift, url, needles);
      }
    }
  }

  /** The characters of base64 that depend on these bytes only, after so many bytes before them. */
  private static String base64(byte[] raw, int shift) {
    byte[] shifted = new byte[raw.length + shift];
    System.arraycopy(raw, 0, shifted, shift, raw.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int begin = (shift * 8 + 5) / 6;
    int end = shifted.length * 8 / 6;
    return text.substring(begin, end);
  }

  /** The form in which H2 writes what is not ASCII into its trace and into literals. */
  private static String javaEscapes(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return escaped.toString();
  }

  private static void add(Mark mark, String form, String text, List<Needle> needles) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (needles.stream().noneMatch(n -> Arrays.equals(n.bytes, bytes))) {
      needles.add(new Needle(mark, form, bytes));
    }
  }
}
