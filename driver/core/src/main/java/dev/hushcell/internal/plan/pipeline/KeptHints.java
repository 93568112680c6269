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

  private KeptHints() {}

  /** Returns the splices, and one for each comment that is not part of what they replace. */
  static List<Splice> blanked(Tokens tokens, List<Splice> splices) {
    List<Splice> all = new ArrayList<>(splices);
    all.sort(BY_PLACE);
    int count = all.size();
    int next = 0; // of the splices that do not overlap and come in the order of the gaps
    for (int i = 0; i <= tokens.size(); i++) {
      int begin = begin(tokens, i);
      int end = end(tokens, i);
      while (next < count && all.get(next).end() <= begin) {
        next++;
      }
      boolean replaced = next < count && all.get(next).begin() < end;
      if (!replaced && !tokens.isBlank(begin, end)) {
        all.add(new Splice.Text(begin, end, kept(tokens, i)));
      }
    }
    all.sort(BY_PLACE);
    return all;
  }

  /** Returns what is sent in place of the gap before a token, which has a comment. */
  private static String kept(Tokens tokens, int at) {
    boolean between = at > 0 && at < tokens.size();
    String gap = tokens.text(begin(tokens, at), end(tokens, at));
    Matcher hint = HINT.matcher(gap);
    String kept = isHinted(tokens, at) && hint.lookingAt() ? " " + hint.group(1) : "";
    return between || !kept.isEmpty() ? kept + " " : "";
  }

  /**
   * Returns the splices for a text that touches nothing: blanks for comments that name something
   * protected, so that all else stays in its place.
   */
  static List<Splice> blankedWhere(Tokens tokens, Predicate<String> named) {
    List<Splice> all = new ArrayList<>();
    for (int i = 0; i <= tokens.size(); i++) {
      int begin = begin(tokens, i);
      int end = end(tokens, i);
      if (tokens.hasComment(begin, end)) {
        begin += isHinted(tokens, i) ? hintEnd(tokens.text(begin, end)) : 0;
        String comment = tokens.text(begin, end);
        if (named.test(comment)) {
          all.add(new Splice.Text(begin, end, blanks(comment)));
        }
      }
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

  /** Returns where the gap before a token begins. */
  private static int begin(Tokens tokens, int at) {
    return at == 0 ? 0 : tokens.get(at - 1).end();
  }

  private static int end(Tokens tokens, int at) {
    return at == tokens.size() ? tokens.length() : tokens.get(at).begin();
  }

  /** Tells whether hints may stand in front of a token. */
  private static boolean isHinted(Tokens tokens, int at) {
    return at == 0
        || tokens.isAnyWord(at - 1, "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE");
  }
}
