package dev.hushcell.internal.plan.text;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The comments of a text that touches a protected table. They are not sent: an ORM writes its own
 * query there, with every literal that the text has, and nobody knows what else may stand in one.
 */
final class Comments {
  private static final Comparator<Splice> BY_PLACE =
      Comparator.comparingInt(Splice::begin).thenComparingInt(Splice::end);

  private Comments() {}

  /** Returns the splices, and one for each comment that is not part of what they replace. */
  static List<Splice> blanked(Tokens tokens, List<Splice> splices) {
    List<Splice> ordered = splices.stream().sorted(BY_PLACE).toList();
    List<Splice> all = new ArrayList<>(ordered);
    int gap = 0;
    int next = 0; // of the splices that do not overlap and come in the order of the gaps
    for (int i = 0; i <= tokens.size(); i++) {
      boolean last = i == tokens.size();
      int end = last ? tokens.text().length() : tokens.get(i).begin();
      while (next < ordered.size() && ordered.get(next).end() <= gap) {
        next++;
      }
      boolean replaced = next < ordered.size() && ordered.get(next).begin() < end;
      if (!replaced) {
        blank(tokens.text(), gap, end, all);
      }
      gap = last ? end : tokens.get(i).end();
    }
    all.sort(BY_PLACE);
    return all;
  }

  private static void blank(String text, int begin, int end, List<Splice> all) {
    if (!text.substring(begin, end).isBlank()) {
      boolean between = begin > 0 && end < text.length();
      all.add(new Splice.Text(begin, end, between ? " " : ""));
    }
  }
}
