package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/** All contestants on one database, in turns. */
final class Match {
  private final List<Opponent> opponents;
  private final Random random;

  /** Among them is the plain driver, which all others are compared with. */
  Match(List<Opponent> opponents, int seed) {
    this.opponents = new ArrayList<>(opponents);
    this.random = new Random(seed);
  }

  /**
   * Plays one round: for each operation a turn of everybody, in random order. The plain driver has
   * no place of its own in it: what plays more often, or always first, differs from the others by
   * that alone.
   */
  void round(long nanoseconds, Consumer<Sample> samples) throws IOException {
    for (Operation operation : Operation.values()) {
      Collections.shuffle(opponents, random);
      Map<Entry, Turn> turns = new EnumMap<>(Entry.class);
      for (Opponent opponent : opponents) {
        if (operation != Operation.EQ || opponent.entry().searches()) {
          turns.put(opponent.entry(), opponent.turn(operation, nanoseconds));
        }
      }
      Turn plain = Objects.requireNonNull(turns.get(Entry.PLAIN), "the plain driver plays");
      turns.forEach((entry, turn) -> samples.accept(new Sample(entry, operation, turn, plain)));
    }
  }
}
