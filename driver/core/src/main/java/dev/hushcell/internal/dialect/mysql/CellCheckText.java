package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.policy.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CHECK that lets only cells in, as it is written and as both databases show it again. */
final class CellCheckText {
  /** For bytes: the first byte of a cell is 0xF8 to 0xFF. */
  static final String BYTES =
      "OCTET_LENGTH(%1$s) >= " + CellSize.SHORTEST + " AND SUBSTR(%1$s, 1, 1) >= X'F8'";

  /** For base64url: its first character is one of the last two. Without literals of text. */
  static final String TEXT =
      "OCTET_LENGTH(%1$s) >= "
          + CellSize.textLength(CellSize.SHORTEST)
          + " AND SUBSTR(%1$s, 1, 1) IN (X'2D', X'5F')";

  /** The longest name that a constraint can have. */
  private static final int LONGEST_NAME = 64;

  private static final int HASH = 9;
  private static final String NAME = "`((?:[^`]|``)+)`";
  private static final String LENGTH = "\\(*(?:octet_)?length\\(" + NAME + "\\) ?>= ?";
  private static final String FIRST = "\\)? ?and ?\\(?substr\\(`\\1`, ?1, ?1\\) ?";
  private static final Pattern BYTES_SHOWN =
      Pattern.compile(
          LENGTH + CellSize.SHORTEST + FIRST + ">= ?(?:x'f8'|0xf8)\\)*", Pattern.CASE_INSENSITIVE);
  private static final Pattern TEXT_SHOWN =
      Pattern.compile(
          LENGTH
              + CellSize.textLength(CellSize.SHORTEST)
              + FIRST
              + "in ?\\((?:x'2d'|0x2d), ?(?:x'5f'|0x5f)\\)+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED = Pattern.compile(NAME);

  private CellCheckText() {}

  static boolean isOne(String condition) {
    String oneLine = condition.strip().replaceAll("\\s+", " ");
    return BYTES_SHOWN.matcher(oneLine).matches() || TEXT_SHOWN.matcher(oneLine).matches();
  }

  /** Returns the columns that a condition names. */
  static List<String> columns(String condition) {
    List<String> found = new ArrayList<>();
    Matcher matcher = NAMED.matcher(condition);
    while (matcher.find()) {
      String name = matcher.group(1).replace("``", "`");
      if (!found.contains(name)) {
        found.add(name);
      }
    }
    return found;
  }

  /** Returns the name for a column, shortened to what a name can be. */
  static String name(ColumnName column) {
    String full = "hushcell_" + column.shortForm();
    if (full.length() <= LONGEST_NAME) {
      return full;
    }
    String hash = String.format(Locale.ROOT, "_%08x", full.hashCode());
    return full.substring(0, LONGEST_NAME - HASH) + hash;
  }
}
