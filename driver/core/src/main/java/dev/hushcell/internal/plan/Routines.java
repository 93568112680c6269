package dev.hushcell.internal.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which routine a call means to a database. A call is named in upper case, with the words between
 * its arguments behind it: {@code SUBSTRING FROM FOR}.
 *
 * @param worded calls of which an argument is a literal that says what they mean
 */
public record Routines(Map<String, Routine> named, Map<String, Wording> worded) {
  /** What every database means that can be evaluated. */
  public static final Routines COMMON =
      new Routines(Map.of(), Map.of())
          .with(Routine.UPPER, "UPPER")
          .with(Routine.LOWER, "LOWER")
          .with(Routine.TRIM, "TRIM", "TRIM BOTH FROM")
          .with(Routine.TRIM_LEFT, "LTRIM", "TRIM LEADING FROM")
          .with(Routine.TRIM_RIGHT, "RTRIM", "TRIM TRAILING FROM")
          .with(Routine.SUBSTRING, "SUBSTRING", "SUBSTR", "SUBSTRING FROM", "SUBSTRING FROM FOR")
          .with(Routine.REPLACE, "REPLACE")
          .with(Routine.COALESCE, "COALESCE")
          .with(Routine.NULLIF, "NULLIF");

  /** What databases with the functions of the standard mean beside that. */
  public static final Routines STANDARD =
      COMMON
          .with(Routine.LENGTH, "CHAR_LENGTH", "CHARACTER_LENGTH")
          .with(Routine.LEFT, "LEFT")
          .with(Routine.RIGHT, "RIGHT")
          .with(Routine.POSITION, "POSITION IN")
          .with(Routine.ROUND, "ROUND")
          .extracting(Routine.YEAR, "YEAR")
          .extracting(Routine.QUARTER, "QUARTER")
          .extracting(Routine.MONTH, "MONTH")
          .extracting(Routine.DAY, "DAY")
          .extracting(Routine.HOUR, "HOUR")
          .extracting(Routine.MINUTE, "MINUTE");

  public Routines {
    named = Map.copyOf(named);
    worded = Map.copyOf(worded);
  }

  /** Returns the same with more names. */
  public Routines with(Routine routine, String... names) {
    Map<String, Routine> all = new HashMap<>(named);
    List.of(names).forEach(name -> all.put(name, routine));
    return new Routines(all, worded);
  }

  /** Returns the same with names of parts of dates and times: of EXTRACT. */
  public Routines extracting(Routine routine, String... units) {
    return with(
        routine, Stream.of(units).map(each -> "EXTRACT " + each + " FROM").toArray(String[]::new));
  }

  /**
   * Returns the same with a function that writes dates and times by a format.
   *
   * @param at which argument is the format, from 0
   * @param units how year, month, day, hour, minute and second are written in it
   */
  public Routines formatting(String name, int at, Routine routine, String... units) {
    return and(name, Wording.format(at, routine, List.of(units)));
  }

  /** Returns the same with a function that cuts dates and times off at one of some units. */
  public Routines truncating(String name, String... units) {
    Map<String, String> meanings = new HashMap<>();
    for (String unit : units) {
      meanings.put(unit, unit);
      meanings.put(unit.toUpperCase(Locale.ROOT), unit);
    }
    return and(name, new Wording(0, Routine.TRUNCATE, meanings, false));
  }

  private Routines and(String name, Wording wording) {
    Map<String, Wording> all = new HashMap<>(worded);
    all.put(name, wording);
    return new Routines(named, all);
  }

  /**
   * Returns what a call means; empty where it is not known.
   *
   * @param name in upper case
   * @param words before its arguments, in upper case; empty ones are left out
   */
  public Optional<Routine> of(String name, Stream<String> words) {
    String called =
        Stream.concat(Stream.of(name), words.filter(word -> !word.isEmpty()))
            .collect(Collectors.joining(" "));
    return Optional.ofNullable(named.get(called));
  }
}
