package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table: how something costs more, or not, the more there is of it. */
final class Steps {
  private static final int TRIES = 7;
  private static final int WARM_UPS = 3;
  private static final long NANOSECONDS = 150_000_000;

  private final StringBuilder text = new StringBuilder();

  /** Begins a table; {@code what} grows. */
  Steps(String what) {
    text.append("| ")
        .append(what)
        .append(" | plain, µs | Hushcell, µs | more, µs | plain, bytes | Hushcell, bytes |\n")
        .append("| --- | --- | --- | --- | --- | --- |\n");
  }

  /** Says how an operation is prepared with one of the two drivers. */
  interface Preparing {
    Work with(boolean ours) throws SQLException;
  }

  /** Measures one step with both drivers in turns. */
  void add(String step, Preparing preparing) throws SQLException, IOException {
    List<Turn> plain = new ArrayList<>();
    List<Turn> ours = new ArrayList<>();
    for (int i = -WARM_UPS; i < TRIES; i++) {
      Turn without = turn(preparing.with(false), i);
      Turn with = turn(preparing.with(true), i);
      if (i >= 0) {
        plain.add(without);
        ours.add(with);
      }
    }
    row(step, plain, ours);
  }

  private static Turn turn(Work prepared, int attempt) throws SQLException, IOException {
    try (Work work = prepared) {
      int number = 10_000_000 * (attempt + WARM_UPS + 1);
      Meter meter = new Meter(List.of());
      int times = 0;
      do {
        work.run(number + times++);
      } while (meter.passed() < NANOSECONDS);
      return meter.stop(times);
    }
  }

  private void row(String step, List<Turn> plain, List<Turn> ours) {
    double without = Quartiles.of(plain.stream().map(Turn::cpu).toList()).median();
    double with = Quartiles.of(ours.stream().map(Turn::cpu).toList()).median();
    text.append("| ").append(step);
    cell(without);
    cell(with);
    cell(Math.max(0, with - without));
    cell(Quartiles.of(plain.stream().map(Turn::allocated).toList()).median());
    cell(Quartiles.of(ours.stream().map(Turn::allocated).toList()).median());
    text.append(" |\n");
  }

  private void cell(double figure) {
    text.append(" | ").append(Quartiles.number(figure));
  }

  String markdown() {
    return text.toString();
  }
}
