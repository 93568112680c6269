package dev.hushcell.cli;

import dev.hushcell.policy.ColumnLimit;
import dev.hushcell.policy.Limited;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a limit of opened cells looks like. */
final class LimitText {
  private LimitText() {}

  static void write(ColumnLimit limit, PrintWriter out) {
    Limited limited = limit.limited();
    String time = " per " + limited.per().name().toLowerCase(Locale.ROOT);
    List<String> parts = new ArrayList<>();
    add(parts, limited.opened(), " opened" + time);
    add(parts, limited.evaluated(), " for conditions" + time);
    add(parts, limited.statement(), " by one statement");
    out.printf(
        "limit       %-40s %s; more is %s%n",
        limit.name(), String.join(", ", parts), limited.warns() ? "told" : "refused");
  }

  private static void add(List<String> parts, int amount, String what) {
    if (amount > 0) {
      parts.add(amount + what);
    }
  }
}
