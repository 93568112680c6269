package dev.hushcell.internal.rewriting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Made names, as common and as rare as the last names that the census of the United States counted
 * in 2010: the commonest 0.83 % of people, the tenth 0.4 %, the thousandth 0.01 % (a law of Zipf
 * and Mandelbrot). Some syllables are common too, so that beginnings are.
 */
final class SkewedNames {
  private static final int NAMES = 78_000;
  private static final double BEFORE = 7;
  private static final double POWER = 0.9;

  /** Lists tell thousandths of a per cent, and of rarer names nothing. */
  private static final double LISTED = 100_000;

  private static final String CONSONANTS = "smbchwrgdlpfktjnvyzq";
  private static final String VOWELS = "aeoiu";

  private SkewedNames() {}

  static NameList list() {
    SplittableRandom random = new SplittableRandom(98);
    Set<String> made = new LinkedHashSet<>();
    while (made.size() < NAMES) {
      StringBuilder name = new StringBuilder();
      for (int syllables = 2 + random.nextInt(3); syllables > 0; syllables--) {
        name.append(letter(CONSONANTS, random)).append(letter(VOWELS, random));
      }
      made.add(name.append(letter(CONSONANTS, random)).toString());
    }
    double[] shares = new double[NAMES];
    double all = 0;
    for (int rank = 0; rank < NAMES; rank++) {
      shares[rank] = Math.pow(rank + 1 + BEFORE, -POWER);
      all += shares[rank];
    }
    for (int rank = 0; rank < NAMES; rank++) {
      shares[rank] = Math.rint(shares[rank] / all * LISTED) / LISTED;
    }
    return new NameList(new ArrayList<>(made), shares);
  }

  /** Those at the beginning are commoner. */
  private static char letter(String letters, SplittableRandom random) {
    double one = random.nextDouble();
    return letters.charAt((int) (one * one * letters.length()));
  }
}
