package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.ProtectedColumn;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the cells of a column are found, as {@code compare_mode} says it: by what of text they are
 * compared, or into which groups they fall, and by which table letters are folded for that.
 */
public record ComparedAs(Compare compare, Narrow narrow) {
  private static final int FOLDING = 1;
  private static final Pattern GROUPS =
      Pattern.compile("(?:WHOLE|FIRST_([1-9][0-9]?))_([1-9][0-9]{0,4})_" + FOLDING);

  public static String written(ProtectedColumn column) {
    Narrow narrow = column.narrow();
    if (!narrow.isThere()) {
      return column.compare().name();
    }
    String by = narrow.first() == 0 ? "WHOLE" : "FIRST_" + narrow.first();
    return by + "_" + narrow.groups() + "_" + FOLDING;
  }

  /** Reads it; an {@link IllegalArgumentException} says that this version does not know it. */
  static ComparedAs of(String written) {
    Matcher groups = GROUPS.matcher(written);
    if (!groups.matches()) {
      return new ComparedAs(Compare.valueOf(written), Narrow.NONE);
    }
    int first = groups.group(1) == null ? 0 : Integer.parseInt(groups.group(1));
    return new ComparedAs(
        Compare.UNSPECIFIED, new Narrow(first, Integer.parseInt(groups.group(2))));
  }
}
