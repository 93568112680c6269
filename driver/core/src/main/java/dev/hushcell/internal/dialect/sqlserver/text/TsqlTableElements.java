package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.ddl.ColumnDefinition;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DottedName;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import java.util.ArrayList;
import java.util.List;

/** Reads columns and constraints apart by commas. */
final class TsqlTableElements {
  private final Cursor cursor;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>();

  TsqlTableElements(Cursor cursor) {
    this.cursor = cursor;
  }

  /** What REFERENCES names. */
  record Reference(DottedName table, List<Token> columns) {}

  void read() {
    do {
      if (cursor.isAnyWord("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK")) {
        constraints.add(constraint());
      } else {
        columns.add(new TsqlColumnReader(cursor).definition());
      }
    } while (cursor.acceptSymbol(","));
  }

  List<ColumnDefinition> columns() {
    return columns;
  }

  List<TableConstraint> constraints() {
    return constraints;
  }

  private TableConstraint constraint() {
    int from = cursor.at();
    if (cursor.accept("CONSTRAINT")) {
      cursor.name();
    }
    if (cursor.accept("PRIMARY", "KEY")) {
      List<Token> key = key();
      return new TableConstraint.PrimaryKey(cursor.since(from), key);
    }
    if (cursor.accept("UNIQUE")) {
      List<Token> key = key();
      return new TableConstraint.Unique(cursor.since(from), key);
    }
    if (cursor.accept("CHECK")) {
      cursor.accept("NOT", "FOR", "REPLICATION");
      Span condition = cursor.inParentheses();
      return new TableConstraint.Check(cursor.since(from), condition);
    }
    cursor.expect("FOREIGN", "KEY");
    List<Token> own = cursor.names();
    cursor.expect("REFERENCES");
    Reference reference = reference(cursor);
    return new TableConstraint.ForeignKey(
        cursor.since(from), own, reference.table(), reference.columns());
  }

  private List<Token> key() {
    cursor.acceptAny("CLUSTERED", "NONCLUSTERED");
    List<Token> key = keyColumns(cursor);
    TsqlStorageClauses.pass(cursor);
    return key;
  }

  /** Reads {@code (a ASC, b DESC)}. */
  static List<Token> keyColumns(Cursor cursor) {
    List<Token> columns = new ArrayList<>();
    cursor.expectSymbol("(");
    do {
      columns.add(cursor.name());
      cursor.acceptAny("ASC", "DESC");
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
    return columns;
  }

  /** Reads from after REFERENCES. */
  static Reference reference(Cursor cursor) {
    DottedName table = cursor.dottedName();
    List<Token> columns = cursor.isSymbol("(") ? cursor.names() : List.of();
    while (cursor.accept("ON", "DELETE") || cursor.accept("ON", "UPDATE")) {
      if (!cursor.accept("CASCADE")
          && !cursor.accept("NO", "ACTION")
          && !cursor.accept("SET", "NULL")
          && !cursor.accept("SET", "DEFAULT")) {
        throw cursor.mismatch();
      }
    }
    cursor.accept("NOT", "FOR", "REPLICATION");
    return new Reference(table, columns);
  }
}
