package dev.hushcell.internal.rewriting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Names, and which part of all people has each.
 *
 * @param names the commonest first
 * @param shares together at most 1; the rest of the people have names that are not listed
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record NameList(List<String> names, double[] shares) {
  private static final double PER_CENT = 100;

  /**
   * Reads lists as the census of 1990 published them: a name in capitals, its part of the people in
   * per cent, and more. Several lists are of equally many people each.
   */
  static NameList of(Path... lists) throws IOException {
    Map<String, Double> found = new LinkedHashMap<>();
    for (Path list : lists) {
      for (String line : Files.readAllLines(list, StandardCharsets.US_ASCII)) {
        String[] parts = line.split(" +", -1);
        double share = Double.parseDouble(parts[1]) / PER_CENT / lists.length;
        found.merge(parts[0], share, Double::sum);
      }
    }
    List<String> names = new ArrayList<>(found.keySet());
    names.sort((one, other) -> Double.compare(found.get(other), found.get(one)));
    return new NameList(names, names.stream().mapToDouble(found::get).toArray());
  }

  /** Returns the part of the people whose names are not listed. */
  double rest() {
    return Math.max(0, 1 - Arrays.stream(shares).sum());
  }

  /** Returns what draws names, each as often as it is among the people. */
  Drawing drawing() {
    double[] sums = shares.clone();
    Arrays.parallelPrefix(sums, Double::sum);
    return random -> {
      int found = Arrays.binarySearch(sums, random.nextDouble());
      int rank = found < 0 ? -found - 1 : found;
      return rank < sums.length ? rank : -1;
    };
  }

  /** Draws names. */
  interface Drawing {
    /** Returns the place of a name in the list, or -1 for one that is not listed. */
    int next(SplittableRandom random);
  }
}
