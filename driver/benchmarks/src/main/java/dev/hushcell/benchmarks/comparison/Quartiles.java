package dev.hushcell.benchmarks.comparison;

import java.util.List;
import java.util.Locale;

/** What is left of the rounds of one figure. */
record Quartiles(double lower, double median, double upper) {
  static Quartiles of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(List<Double> sorted, double part) {
    double place = part * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  /** Writes the median, and the quartiles where they differ from it. */
  String written() {
    String all = number(median);
    String between = number(lower) + "–" + number(upper);
    return between.equals(all + "–" + all) ? all : all + " (" + between + ")";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%,.0f", value);
  }
}
