package dev.hushcell.architecture.broken.internal.plan;

import java.util.regex.Pattern;

/** Decides by a regular expression what a statement does. */
public final class MatchesSql {
  private static final Pattern RUNS = Pattern.compile("(?i)execute\\s+immediate");

  private MatchesSql() {}

  public static boolean runs(String sql) {
    return RUNS.matcher(sql).find();
  }
}
