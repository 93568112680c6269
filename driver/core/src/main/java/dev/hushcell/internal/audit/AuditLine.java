package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditMark;
import dev.hushcell.internal.audit.AuditKeys.AuditKey;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of an audit: a JSON object with its fields in one order, of which the last is the tag of
 * all before it. Lines of the first format have no field {@code format}.
 *
 * @param number counts the lines of the audit, from 1
 * @param before the hash of the line before
 * @param time when it was written
 * @param session the session that it is about
 * @param file the file that it says to begin, with its host; empty where it says something else
 * @param start how often lines of its catalogue began in this file, if it says that they begin; 0
 *     where nobody counts, or it says something else
 * @param format 1 or 2
 * @param catalogue the catalogue whose key made the tag
 * @param tagged the text that the tag is of
 */
record AuditLine(
    long number,
    String before,
    String time,
    String event,
    String session,
    String file,
    int start,
    int format,
    UUID catalogue,
    String tagged,
    String tag) {
  static final String STARTS = "starts";

  private static final String TAG = ",\"mac\":\"";
  private static final Pattern NUMBER = Pattern.compile("\\{\"n\":([0-9]{1,18}),");
  private static final Pattern FORM =
      Pattern.compile(
          "(\\{\"n\":([0-9]{1,18}),\"before\":\"([0-9a-f]{64})\",\"time\":\"([0-9TZ:.-]{1,40})\""
              + ",\"event\":\"([a-z-]{1,20})\",\"session\":\"([0-9a-f-]{36})\",.*?"
              + "(?:\"file\":\"((?:[^\"\\\\]|\\\\.)*)\",\"start\":([0-9]{1,9}),)?"
              + "(?:\"format\":([0-9]{1,9}),)?"
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
        "{\"n\":%s,\"before\":\"%s\",%s%s"
            .formatted(before.number() + 1, before.hash(), fields, of(key.catalogue()));
    return tagged + TAG + key.tag(tagged) + "\"}";
  }

  /** Returns what each line of a catalogue in the present format contains, and no other line. */
  static String of(UUID catalogue) {
    return "\"format\":2,\"catalogue\":\"" + catalogue + "\"";
  }

  /** Reads a line; empty where it is none, or of a format to come. */
  static Optional<AuditLine> read(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      AuditLine line =
          new AuditLine(
              Long.parseLong(matcher.group(2)),
              matcher.group(3),
              matcher.group(4),
              matcher.group(5),
              matcher.group(6),
              Optional.ofNullable(matcher.group(7)).orElse(""),
              number(matcher.group(8), 0),
              number(matcher.group(9), 1),
              UUID.fromString(matcher.group(10)),
              matcher.group(1),
              matcher.group(11));
      return line.format > 2 ? Optional.empty() : Optional.of(line);
    } catch (IllegalArgumentException e) { // no UUID
      return Optional.empty();
    }
  }

  private static int number(@Nullable String text, int otherwise) {
    return text == null ? otherwise : Integer.parseInt(text);
  }

  boolean isStart() {
    return format > 1 && event.equals(STARTS);
  }

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
