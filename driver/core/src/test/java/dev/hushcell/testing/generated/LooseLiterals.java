package dev.hushcell.testing.generated;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;

/** Literals of another kind than the column, in forms that a database may or may not take. */
final class LooseLiterals {
  private LooseLiterals() {}

  /** Returns something to be compared with a column. */
  static Phrase compared(Kind kind, Speech speech, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Phrase().add(stray(random, kind == Kind.FIXED ? speech.fixed(" ") : " "));
      case 1 -> near(kind, speech, random);
      default -> {
        String text = assignedText(kind, speech, random);
        yield new Phrase().value(Kind.TEXT, kind == Kind.FIXED ? speech.fixed(text) : text);
      }
    };
  }

  /** Returns a text to be stored in a column. */
  static Phrase assigned(Kind kind, Speech speech, Random random) {
    return new Phrase().value(Kind.TEXT, assignedText(kind, speech, random));
  }

  private static String assignedText(Kind kind, Speech speech, Random random) {
    String text = speech.tamed(text(kind, speech.value(kind, random), random));
    return kind == Kind.FIXED ? text + " ".repeat(8) : text;
  }

  /** A value of a type that databases compare with the column's own. */
  private static Phrase near(Kind kind, Speech speech, Random random) {
    List<Kind> kinds =
        switch (kind) {
          case TINY, INT, LONG, DECIMAL, FLOAT, FLAG ->
              List.of(Kind.TINY, Kind.INT, Kind.LONG, Kind.DECIMAL, Kind.FLOAT, Kind.FLAG);
          case DAY, MOMENT, NANOS, ZONED, OFFSET ->
              List.of(Kind.DAY, Kind.MOMENT, Kind.NANOS, Kind.ZONED, Kind.OFFSET);
          case CLOCK -> List.of(Kind.CLOCK, Kind.MOMENT);
          case BYTES, ID -> List.of(Kind.BYTES, Kind.ID);
          case FIXED -> List.of(Kind.FIXED);
          case TEXT, SHORT, LAX -> List.of(Kind.TEXT, Kind.INT, Kind.BYTES, Kind.FLAG);
        };
    List<Kind> known = kinds.stream().filter(speech::has).toList();
    Kind near = known.get(random.nextInt(known.size()));
    Object value = speech.value(near, random);
    Object compared = near == Kind.FIXED ? speech.fixed(String.format("%-8s", value)) : value;
    return new Phrase().value(near, compared);
  }

  /** Something that fits few types. */
  private static String stray(Random random, String blank) {
    List<String> all =
        List.of(
            "5",
            "5.0",
            "5e0",
            "-0",
            "1.50000000",
            "TRUE",
            "''",
            "'" + blank + "'",
            "'0'",
            "'true'",
            "'no'",
            "'5.0'",
            "'1e0'",
            "'+1'",
            "'0x1'",
            "X'31'",
            "'2000-02-29'",
            "DATE '2000-02-29'",
            "'99999999999999999999'",
            "N'a'",
            "'a' 'b'",
            "TIMESTAMP '2000-02-29 00:00:00'");
    return all.get(random.nextInt(all.size()));
  }

  private static String text(Kind kind, Object value, Random random) {
    String plain =
        switch (kind) {
          case ZONED, OFFSET -> stamp(((OffsetDateTime) value).toLocalDateTime(), random) + "+00";
          case MOMENT, NANOS -> stamp((LocalDateTime) value, random);
          case BYTES -> new String((byte[]) value, java.nio.charset.StandardCharsets.ISO_8859_1);
          default -> value.toString();
        };
    return switch (random.nextInt(6)) {
      case 0 -> " " + plain;
      case 1 -> plain + " ";
      case 2 -> "+" + plain;
      case 3 -> kind == Kind.ID ? plain.replace("-", "") : plain + ".0";
      case 4 -> kind == Kind.DAY ? plain.replace("-0", "-") : plain + "e0";
      default -> plain;
    };
  }

  private static String stamp(LocalDateTime value, Random random) {
    return random.nextBoolean() ? value.toString() : value.toString().replace('T', ' ');
  }
}
