package dev.hushcell.testing.script;

import java.util.List;

/** The cases of the sample: each stands for itself, and says everything that becomes of it. */
public final class Sample {
  /** The files that have them. */
  public static final List<String> FILES =
      List.of(
          "queries",
          "changes",
          "definitions",
          "shapes",
          "forms",
          "elsewhere",
          "dropped-checks",
          "procedures",
          "views");

  private static final String FOLDER = "/dev/hushcell/corpus/sample/";

  private Sample() {}

  public static List<Step> cases(String file) {
    return Script.read(FOLDER + file + ".txt");
  }
}
