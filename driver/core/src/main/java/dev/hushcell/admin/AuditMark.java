package dev.hushcell.admin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one line of an audit, to be kept elsewhere: whoever has it finds out later whether the
 * audit still has that line, and all before it.
 *
 * @param number number of the line
 * @param hash SHA-256 of the line without its line end, hexadecimal
 */
public record AuditMark(long number, String hash) {
  /** What stands before the first line. */
  public static final AuditMark START = new AuditMark(0, "0".repeat(64));

  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static AuditMark parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a mark is a number, a colon and 64 hexadecimal digits, as hushcell audit verify prints");
    }
    return new AuditMark(Long.parseLong(matcher.group(1)), matcher.group(2));
  }

  /** Returns number and hash, with a colon between. */
  @Override
  public String toString() {
    return number + ":" + hash;
  }
}
