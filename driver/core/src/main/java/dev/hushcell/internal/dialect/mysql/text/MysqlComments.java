package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Passes MySQL's comments. What stands in an executable one is read as code, since the database may
 * run it, and reaches to the first end of a comment, where the database stops that skips it.
 */
final class MysqlComments {
  /** Digits of a version: five, or six with the newer ones. */
  private static final int SHORTEST_VERSION = 5;

  private static final int LONGEST_VERSION = 6;

  /** More would have to be read in more ways than anybody means. */
  private static final int MOST_VERSIONS = 3;

  private MysqlComments() {}

  /** Passes a comment, or the beginning of an executable one; tells whether there was something. */
  static boolean skip(TextScan scan) {
    String text = scan.text();
    int at = scan.at();
    if (text.charAt(at) == '#' || isDashes(text, at)) {
      scan.skipTo(lineEnd(text, at));
    } else if (text.startsWith("/*", at)) {
      block(scan);
    } else {
      return false;
    }
    return true;
  }

  /** Two dashes begin a comment before a space only; drivers do not all know that. */
  private static boolean isDashes(String text, int at) {
    return text.startsWith("--", at)
        && (at + 2 >= text.length() || text.charAt(at + 2) <= ' ' || text.charAt(at + 2) == 0x7f);
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static void block(TextScan scan) {
    String text = scan.text();
    int at = scan.at();
    int mark = markEnd(text, at);
    int close = text.indexOf("*/", Math.max(mark, at + 2));
    if (close < 0) {
      throw SqlFault.UNTERMINATED.at(at, "a comment does not end; close it");
    }
    if (mark < 0) {
      scan.skipTo(close + 2);
      return;
    }
    int digits = TextScan.end(text, mark, TextScan::isDigit) - mark;
    int inner = text.indexOf("/*", mark);
    if (digits > LONGEST_VERSION || (inner >= 0 && inner < close)) {
      throw Doubt.Kind.EXECUTABLE_COMMENT.at(at);
    }
    scan.doubt(Doubt.Kind.EXECUTABLE_COMMENT);
    scan.readComment(digits < SHORTEST_VERSION ? mark : mark + digits, close);
  }

  /** Returns the offset behind what makes a comment executable; negative for another one. */
  private static int markEnd(String text, int at) {
    if (text.startsWith("!", at + 2)) {
      return at + 3;
    }
    return text.startsWith("M!", at + 2) ? at + 4 : -1;
  }

  /**
   * Returns a text without the comments that some version skips, in each combination: all with one
   * mark are skipped or none.
   */
  static List<Tokens> versions(Tokens tokens) {
    List<Doubt> comments =
        tokens.doubts().stream()
            .filter(doubt -> doubt.kind() == Doubt.Kind.EXECUTABLE_COMMENT)
            .toList();
    if (comments.isEmpty()) {
      return List.of(tokens);
    }
    String text = tokens.text();
    Map<String, List<Integer>> marked = new TreeMap<>();
    for (Doubt comment : comments) {
      int mark = markEnd(text, comment.position());
      String version =
          text.substring(comment.position(), TextScan.end(text, mark, TextScan::isDigit));
      marked.computeIfAbsent(version, any -> new ArrayList<>()).add(comment.position());
    }
    if (marked.size() > MOST_VERSIONS) {
      throw comments.get(0).refusal();
    }
    List<Tokens> versions = new ArrayList<>();
    for (int skipped = 0; skipped < 1 << marked.size(); skipped++) {
      versions.add(without(tokens, List.copyOf(marked.values()), skipped));
    }
    return versions;
  }

  private static Tokens without(Tokens tokens, List<List<Integer>> marked, int skipped) {
    String text = tokens.text();
    List<Token> left = new ArrayList<>(tokens.list());
    for (int i = 0; i < marked.size(); i++) {
      if ((skipped >> i & 1) == 1) {
        for (int begin : marked.get(i)) {
          int end = text.indexOf("*/", begin);
          left.removeIf(token -> token.begin() > begin && token.begin() < end);
        }
      }
    }
    return tokens.without(Doubt.Kind.EXECUTABLE_COMMENT, left);
  }
}
