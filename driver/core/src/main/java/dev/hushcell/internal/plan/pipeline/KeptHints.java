package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of a text that touches a protected table. They are not sent: an ORM writes its own
 * query there, with every literal that the text has, and nobody knows what else may stand in one.
 * What is sent is a hint for the optimizer behind the first word of a statement or query, where it
 * only names things: one with a text or an assignment in it is left out as well.
 */
final class KeptHints {
  private static final Comparator<Splice> BY_PLACE =
      Comparator.comparingInt(Splice::begin).thenComparingInt(Splice::end);

  private static final Pattern HINT = Pattern.compile("\\s*(/\\*\\+[\\w$@.,()`\\s]*\\*/)");
  private static final List<String> HINTED =
      List.of("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE");

  private KeptHints() {}

  /** Returns the splices, and one for each comment that is not part of what they replace. */
  static List<Splice> blanked(Tokens tokens, List<Splice> splices) {
    List<Splice> ordered = splices.stream().sorted(BY_PLACE).toList();
    List<Splice> all = new ArrayList<>(ordered);
    int gap = 0;
    int next = 0; // of the splices that do not overlap and come in the order of the gaps
    for (int i = 0; i <= tokens.size(); i++) {
      boolean last = i == tokens.size();
      int end = last ? tokens.length() : tokens.get(i).begin();
      while (next < ordered.size() && ordered.get(next).end() <= gap) {
        next++;
      }
      boolean replaced = next < ordered.size() && ordered.get(next).begin() < end;
      if (!replaced) {
        blank(tokens, gap, end, isHinted(tokens, i), all);
      }
      gap = last ? end : tokens.get(i).end();
    }
    all.sort(BY_PLACE);
    return all;
  }

  /**
   * Returns the splices for a text that touches nothing: blanks for comments that name something
   * protected, so that all else stays in its place.
   */
  static List<Splice> blankedWhere(Tokens tokens, Predicate<String> named) {
    List<Splice> all = new ArrayList<>();
    int gap = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      boolean last = i == tokens.size();
      int end = last ? tokens.length() : tokens.get(i).begin();
      if (tokens.hasComment(gap, end)) {
        int begin = gap + (isHinted(tokens, i) ? hintEnd(tokens.text(gap, end)) : 0);
        String comment = tokens.text(begin, end);
        if (named.test(comment)) {
          all.add(new Splice.Text(begin, end, blanks(comment)));
        }
      }
      gap = last ? end : tokens.get(i).end();
    }
    return all;
  }

  private static int hintEnd(String gap) {
    Matcher hint = HINT.matcher(gap);
    return hint.lookingAt() ? hint.end() : 0;
  }

  private static String blanks(String comment) {
    StringBuilder blanks = new StringBuilder(comment);
    for (int i = 0; i < comment.length(); i++) {
      blanks.setCharAt(i, comment.charAt(i) == '\n' ? '\n' : ' ');
    }
    return blanks.toString();
  }

  /** Tells whether hints may stand in front of a token. */
  private static boolean isHinted(Tokens tokens, int at) {
    return at == 0 || HINTED.stream().anyMatch(word -> tokens.isWord(at - 1, word));
  }

  private static void blank(Tokens tokens, int begin, int end, boolean hinted, List<Splice> all) {
    String gap = tokens.text(begin, end);
    if (!gap.isBlank()) {
      boolean between = begin > 0 && end < tokens.length();
      Matcher hint = HINT.matcher(gap);
      String kept = hinted && hint.lookingAt() ? " " + hint.group(1) : "";
      all.add(new Splice.Text(begin, end, between || !kept.isEmpty() ? kept + " " : ""));
    }
  }
}
