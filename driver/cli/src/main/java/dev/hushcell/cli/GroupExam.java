package dev.hushcell.cli;

import dev.hushcell.HushcellStatus;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Looks whether the cells of narrowed columns still fall into groups of a size that tells little,
 * and whether there could be more of them by now. It sees what whoever has the table sees: how
 * large groups are. Works on a connection of the real driver.
 */
final class GroupExam {
  /** A change is worth a job if groups become so many times smaller. */
  private static final int WORTH = 4;

  /** By how many times its usual deviation the largest of many groups is larger by chance. */
  private static final int BY_CHANCE = 4;

  private static final int BYTES = 7;
  private static final int CHARACTERS = 9;

  private final Connection plain;
  private final Diagnosis diagnosis;

  GroupExam(Connection plain, Diagnosis diagnosis) {
    this.plain = plain;
    this.diagnosis = diagnosis;
  }

  void groups(HushcellStatus status) throws SQLException {
    for (ProtectedColumn column : status.columns()) {
      if (column.narrow().isThere()) {
        judge(column, sizes(column));
      }
    }
  }

  /**
   * What was counted of the groups of a column.
   *
   * @param values how many cells there are
   */
  record Sizes(long values, long largest, long smallest) {
    /** Returns what follows; the commonest value is what the largest group has too much. */
    GroupLeak.Column of(ProtectedColumn column) {
      double mean = (double) values / column.narrow().groups();
      long common = Math.round(largest - mean - BY_CHANCE * Math.sqrt(mean));
      return new GroupLeak.Column(
          column.name().toString(),
          column.narrow(),
          values,
          Math.max(Math.min(values, 1), common),
          smallest);
    }
  }

  /** Judges the groups of one column. */
  void judge(ProtectedColumn column, Sizes sizes) {
    GroupLeak.Column found = sizes.of(column);
    String groups =
        column.name()
            + " has "
            + Words.count(sizes.values(), "value")
            + " in groups, narrow: "
            + column.narrow();
    String change = "; hushcell column change --dry-run tells how many fit";
    if (found.hasSmallGroups()) {
      diagnosis.note(
          groups
              + ": too many groups for them, since "
              + GroupLeak.ROWS_OF_GROUP
              + " to a group tell little"
              + change);
    } else if (found.hasCommonValue()) {
      diagnosis.note(
          groups
              + ", and the largest group has "
              + sizes.largest()
              + ": it shows a common value or beginning"
              + change);
    } else if (found.fitting() / WORTH >= column.narrow().groups()) {
      diagnosis.note(groups + ": more groups would find rows faster" + change);
    } else {
      diagnosis.fine(groups);
    }
  }

  private Sizes sizes(ProtectedColumn column) throws SQLException {
    String quote = plain.getMetaData().getIdentifierQuoteString().trim();
    TableName table = column.name().table();
    String name = quote + column.name().column() + quote;
    int compared = column.storage() == Storage.TEXT ? CHARACTERS : BYTES;
    String sql =
        ("SELECT COUNT(*) FROM " + quote + table.schema() + quote + ".")
            + (quote + table.table() + quote)
            + (" WHERE "
                + name
                + " IS NOT NULL GROUP BY SUBSTR("
                + name
                + ", 1, "
                + compared
                + ")");
    long values = 0;
    long largest = 0;
    long smallest = Long.MAX_VALUE;
    try (Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        long size = rows.getLong(1);
        values += size;
        largest = Math.max(largest, size);
        smallest = Math.min(smallest, size);
      }
    }
    return new Sizes(values, largest, values == 0 ? 0 : smallest);
  }
}
