package dev.hushcell.internal.value;

import dev.hushcell.policy.Family;
import java.sql.Time;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What H2 takes and the conversions refuse, each for its reason; nothing else may differ. */
final class StricterThanH2 {
  /** H2 takes NaN for 0 and false, and infinity for true. */
  private static final List<String> NOT_FINITE =
      List.of("Float NaN", "Double NaN", "Double Infinity");

  /** H2 completes a time by today's date or today's offset. */
  private static final List<String> CLOCK =
      List.of(
          "LocalTime",
          "LocalTime half",
          "LocalTime minute",
          "LocalTime max",
          "Time",
          "Time millis",
          "Time before",
          "OffsetTime");

  /** H2 has the years -1000000000 and 1000000000, java.time has them not. */
  private static final List<String> YEARS =
      List.of("LocalDateTime max", "OffsetDateTime max", "OffsetDateTime min", "Instant min");

  /** H2 stores replacement characters in place of what is no text. */
  private static final List<String> BROKEN =
      List.of("bytes broken", "bytes 1", "text lone surrogate", "char lone surrogate");

  /**
   * H2 reads a time that a region skips in two ways, and two stored times then equal one instant.
   */
  private static final List<String> SKIPPED =
      List.of("text [2020-03-29 02:30:00 Europe/Paris]", "OffsetDateTime before gap");

  private StricterThanH2() {}

  static Set<String> assigned(Family family) {
    Set<String> names = new HashSet<>(List.of("Duration", "String[]", "Instant min"));
    switch (family) {
      case TEXT, CHAR, BYTES -> names.addAll(BROKEN);
      case EXACT, BOOLEAN -> names.addAll(NOT_FINITE);
      case TIMESTAMP, ZONED_TIMESTAMP -> {
        names.addAll(CLOCK);
        names.addAll(YEARS);
        names.addAll(SKIPPED);
      }
      case DATE, TIME -> {
        names.add("OffsetTime");
        names.addAll(YEARS);
      }
      case UUID, APPROXIMATE -> {}
    }
    return names;
  }

  static boolean compared(Family family, String name, Object value) {
    if (List.of("Duration", "String[]", "Instant min").contains(name) || BROKEN.contains(name)) {
      return true;
    }
    return switch (family) {
      // H2 compares the bytes of the padded text.
      case CHAR -> value instanceof byte[];
      // H2 takes these texts for DECFLOAT.
      case EXACT -> List.of("text [NaN]", "text [Infinity]").contains(name);
      case DATE -> CLOCK.contains(name) || SKIPPED.contains(name);
      case TIMESTAMP, ZONED_TIMESTAMP -> CLOCK.contains(name) || SKIPPED.contains(name);
      // H2 completes the stored time by today's date.
      case TIME -> !(value instanceof LocalTime || value instanceof Time);
      // H2 compares the serialized object.
      case BYTES -> !(value instanceof byte[] || value instanceof String);
      case TEXT, BOOLEAN, UUID, APPROXIMATE -> false;
    };
  }
}
