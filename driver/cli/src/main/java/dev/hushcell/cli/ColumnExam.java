package dev.hushcell.cli;

import dev.hushcell.HushcellStatus;
import dev.hushcell.policy.CellLength;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at protected columns as the database has them: whether they are there, their collation,
 * their indexes. Works on a connection of the real driver.
 */
final class ColumnExam {
  private final DatabaseMetaData meta;
  private final Diagnosis diagnosis;

  ColumnExam(Connection plain, Diagnosis diagnosis) throws SQLException {
    this.meta = plain.getMetaData();
    this.diagnosis = diagnosis;
  }

  void columns(HushcellStatus status) throws SQLException {
    TreeSet<String> gone = new TreeSet<>();
    for (ProtectedColumn column : status.columns()) {
      if (!isThere(column)) {
        gone.add(column.name().toString());
      }
    }
    if (status.columns().isEmpty()) {
      diagnosis.note("no column is protected yet");
    } else if (gone.isEmpty()) {
      diagnosis.fine(Words.thereAre(status.columns().size(), "protected column") + " there");
    } else {
      diagnosis.trouble(
          "protected, but not there any more: "
              + String.join(", ", gone)
              + "; if they were renamed without Hushcell, rename them back");
    }
  }

  void indexes(HushcellStatus status) throws SQLException {
    Map<ColumnName, CellLength> lengths = new HashMap<>();
    status.lengths().forEach(each -> lengths.put(each.column(), each));
    int seen = 0;
    for (ProtectedColumn column : status.columns()) {
      for (String index : indexes(column)) {
        seen++;
        judge(column, index, Objects.requireNonNull(lengths.get(column.name())));
      }
    }
    diagnosis.fine("indexes on protected columns that were looked at: " + seen);
  }

  /** Judges one index on a column. */
  void judge(ProtectedColumn column, String index, CellLength length) {
    if (column.narrow().isThere()) {
      return; // it is on what cells begin with
    }
    if (column.search() == Search.NONE) {
      diagnosis.trouble(
          "index "
              + index
              + " on "
              + column.name()
              + " finds nothing, because the column has no search; drop it");
    } else if (length.isTooLong()) {
      diagnosis.trouble(
          "cells of "
              + column.name()
              + " take up to "
              + length.longest()
              + " bytes, index "
              + index
              + " takes "
              + length.indexed()
              + ": long values will be refused; make the column shorter");
    }
  }

  /**
   * Columns that are searched are compared by code points, whatever the database says.
   *
   * @param collation of the whole database; empty where each column has one of its own, which is
   *     judged when it becomes protected
   */
  void collations(HushcellStatus status, String collation) {
    List<String> unclear = new ArrayList<>();
    for (ProtectedColumn column : status.columns()) {
      boolean text = column.type().family() == Family.TEXT || column.type().family() == Family.CHAR;
      if (text && column.search().isDeterministic()) {
        boolean plain = column.compare() == Compare.UNSPECIFIED;
        if (plain && !collation.equalsIgnoreCase("off") && !collation.isEmpty()) {
          unclear.add(column.name().toString());
        }
        if (column.type().family() == Family.CHAR) {
          diagnosis.note(
              column.name()
                  + " is a CHAR column: cells are compared without the blanks at its end, as the"
                  + " database pads them");
        }
      }
    }
    if (unclear.isEmpty() && !collation.isEmpty()) {
      diagnosis.fine("no searched column depends on the collation of the database");
    } else if (!unclear.isEmpty()) {
      diagnosis.trouble(
          "the collation of the database became "
              + collation
              + ", but these columns are compared by code points: "
              + String.join(", ", unclear)
              + "; put it back, or migrate to columns with compare:");
    }
  }

  private Set<String> indexes(ProtectedColumn column) throws SQLException {
    TableName table = column.name().table();
    TreeSet<String> found = new TreeSet<>();
    try (ResultSet rows =
        meta.getIndexInfo(catalog(table), schema(table), table.table(), false, true)) {
      while (rows.next()) {
        if (column.name().column().equalsIgnoreCase(rows.getString("COLUMN_NAME"))) {
          found.add(String.valueOf(rows.getString("INDEX_NAME")));
        }
      }
    }
    return found;
  }

  private boolean isThere(ProtectedColumn column) throws SQLException {
    TableName table = column.name().table();
    try (ResultSet rows =
        meta.getColumns(catalog(table), schema(table), table.table(), column.name().column())) {
      return rows.next();
    }
  }

  /** Where a database has no schemas, those of our names are what JDBC calls catalogs. */
  private @Nullable String catalog(TableName table) throws SQLException {
    return meta.supportsSchemasInTableDefinitions() ? null : table.schema();
  }

  private @Nullable String schema(TableName table) throws SQLException {
    return meta.supportsSchemasInTableDefinitions() ? table.schema() : null;
  }
}
