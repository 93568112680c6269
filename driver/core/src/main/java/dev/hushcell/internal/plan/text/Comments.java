package dev.hushcell.internal.plan.text;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.sql.Token;
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
    List<Splice> all = new ArrayList<>(splices);
    int gap = 0;
    for (Token token : tokens.list()) {
      blank(tokens.text(), gap, token.begin(), splices, all);
      gap = token.end();
    }
    blank(tokens.text(), gap, tokens.text().length(), splices, all);
    all.sort(BY_PLACE);
    return all;
  }

  private static void blank(
      String text, int begin, int end, List<Splice> splices, List<Splice> all) {
    boolean replaced = splices.stream().anyMatch(each -> each.begin() < end && each.end() > begin);
    if (!replaced && !text.substring(begin, end).isBlank()) {
      boolean between = begin > 0 && end < text.length();
      all.add(new Splice.Text(begin, end, between ? " " : ""));
    }
  }
}
