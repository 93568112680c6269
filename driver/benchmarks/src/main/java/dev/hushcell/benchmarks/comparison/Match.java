package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** All contestants on one database, in turns. */
final class Match {
  private final List<Opponent> others;
  private final Opponent plain;
  private final Random random = new Random(17);

  /** The first one is the plain driver, which all others are compared with. */
  Match(List<Opponent> opponents) {
    plain = opponents.get(0);
    others = new ArrayList<>(opponents.subList(1, opponents.size()));
  }

  /**
   * Plays one round: for each operation the plain driver, all others in random order, and the plain
   * driver once more. Its two turns are half as long: rows that are taken back stay in a database
   * for a while, and twice as many would slow it down.
   */
  void round(long nanoseconds, Consumer<Sample> samples) throws IOException {
    for (Operation operation : Operation.values()) {
      Collections.shuffle(others, random);
      Turn before = plain.turn(operation, nanoseconds / 2);
      List<Entry> order = new ArrayList<>();
      List<Turn> turns = new ArrayList<>();
      for (Opponent other : others) {
        if (operation != Operation.EQ || other.entry().searches()) {
          order.add(other.entry());
          turns.add(other.turn(operation, nanoseconds));
        }
      }
      Baseline baseline = new Baseline(before, plain.turn(operation, nanoseconds / 2));
      samples.accept(new Sample(plain.entry(), operation, before, baseline));
      for (int i = 0; i < order.size(); i++) {
        samples.accept(new Sample(order.get(i), operation, turns.get(i), baseline));
      }
    }
  }
}
