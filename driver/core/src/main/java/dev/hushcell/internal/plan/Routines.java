package dev.hushcell.internal.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which routine a call means to a database. A call is named in upper case, with the words between
 * its arguments behind it: {@code SUBSTRING FROM FOR}.
 */
public record Routines(Map<String, Routine> named) {
  /** What every database means that can be evaluated. */
  public static final Routines COMMON =
      new Routines(Map.of())
          .with(Routine.UPPER, "UPPER")
          .with(Routine.LOWER, "LOWER")
          .with(Routine.TRIM, "TRIM", "TRIM BOTH FROM")
          .with(Routine.TRIM_LEFT, "LTRIM", "TRIM LEADING FROM")
          .with(Routine.TRIM_RIGHT, "RTRIM", "TRIM TRAILING FROM")
          .with(Routine.SUBSTRING, "SUBSTRING", "SUBSTR", "SUBSTRING FROM", "SUBSTRING FROM FOR")
          .with(Routine.REPLACE, "REPLACE")
          .with(Routine.COALESCE, "COALESCE")
          .with(Routine.NULLIF, "NULLIF");

  public Routines {
    named = Map.copyOf(named);
  }

  /** Returns the same with more names. */
  public Routines with(Routine routine, String... names) {
    Map<String, Routine> all = new HashMap<>(named);
    List.of(names).forEach(name -> all.put(name, routine));
    return new Routines(all);
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
