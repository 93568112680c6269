package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditMark;
import dev.hushcell.internal.audit.AuditKeys.AuditKey;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an audit: a JSON object with its fields in one order, of which the last is the tag of
 * all before it.
 *
 * @param number counts the lines of the audit, from 1
 * @param before the hash of the line before
 * @param time when it was written
 * @param event what it says
 * @param session the session that it is about
 * @param catalogue the catalogue whose key made the tag
 * @param tagged the text that the tag is of
 * @param tag the tag
 */
record AuditLine(
    long number,
    String before,
    String time,
    String event,
    String session,
    UUID catalogue,
    String tagged,
    String tag) {
  private static final String TAG = ",\"mac\":\"";
  private static final Pattern NUMBER = Pattern.compile("\\{\"n\":([0-9]{1,18}),");
  private static final Pattern FORM =
      Pattern.compile(
          "(\\{\"n\":([0-9]{1,18}),\"before\":\"([0-9a-f]{64})\",\"time\":\"([0-9TZ:.-]{1,40})\""
              + ",\"event\":\"([a-z]{1,20})\",\"session\":\"([0-9a-f-]{36})\",.*"
              + "\"catalogue\":\"([0-9a-f-]{36})\")"
              + TAG
              + "([A-Za-z0-9+/=]{44})\"\\}");

  /**
   * Writes a line.
   *
   * @param fields what stands between its place in the chain and its catalogue, with a comma behind
   */
  static String write(AuditMark before, String fields, AuditKey key) {
    String tagged =
        "{\"n\":"
            + (before.number() + 1)
            + ",\"before\":\""
            + before.hash()
            + "\","
            + fields
            + "\"catalogue\":\""
            + key.catalogue()
            + "\"";
    return tagged + TAG + key.tag(tagged) + "\"}";
  }

  /** Reads a line; empty where it is none. */
  static Optional<AuditLine> read(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AuditLine(
              Long.parseLong(matcher.group(2)),
              matcher.group(3),
              matcher.group(4),
              matcher.group(5),
              matcher.group(6),
              UUID.fromString(matcher.group(7)),
              matcher.group(1),
              matcher.group(8)));
    } catch (IllegalArgumentException e) { // no UUID
      return Optional.empty();
    }
  }

  /** Reads the number of a line, and no more. */
  static Optional<Long> number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.lookingAt() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
  }

  /** Returns a text as JSON writes it, with a comma behind. */
  static String field(String name, String value) {
    StringBuilder text = new StringBuilder("\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append("\",").toString();
  }

  /** Returns a number as JSON writes it, with a comma behind. */
  static String field(String name, long value) {
    return "\"" + name + "\":" + value + ",";
  }
}
