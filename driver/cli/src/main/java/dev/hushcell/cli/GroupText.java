package dev.hushcell.cli;

import dev.hushcell.policy.GroupLeak;
import java.io.PrintWriter;
import java.util.Locale;

/** What groups of cells tell, as people read it. */
final class GroupText {
  private static final double PER_CENT = 100;

  private GroupText() {}

  static void write(GroupLeak leak, PrintWriter out) {
    for (GroupLeak.Column each : leak.columns()) {
      out.printf(
          Locale.ROOT,
          "  groups    %s: %d; the commonest %s is %.2f %% of %d values, and %.2f %% of its group;"
              + " the smallest group has %d; %s%n",
          each.name(),
          each.narrow().groups(),
          each.narrow().first() == 0 ? "value" : "beginning",
          PER_CENT * each.share(),
          each.values(),
          PER_CENT * each.shareOfGroup(),
          each.smallest(),
          each.fitting() == 0 ? "no number of groups tells little" : "fitting: " + each.fitting());
    }
    out.printf(
        Locale.ROOT,
        "  groups    %d of %d rows are alone in the groups of all columns together%n",
        leak.alone(),
        leak.rows());
  }
}
