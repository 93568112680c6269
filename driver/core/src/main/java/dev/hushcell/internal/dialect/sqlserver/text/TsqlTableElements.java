package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.ddl.ConstraintReader;
import dev.hushcell.internal.sql.ddl.ConstraintReader.Clause;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;

/** Reads columns and constraints apart by commas. */
final class TsqlTableElements {
  private final Readers readers;
  private final Cursor cursor;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>();

  TsqlTableElements(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
  }

  void read() {
    do {
      if (cursor.isAny("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK")) {
        constraints.add(constraint());
      } else {
        columns.add(new TsqlColumnReader(readers).definition());
      }
    } while (cursor.accept(","));
  }

  List<ColumnDefinition> columns() {
    return columns;
  }

  List<TableConstraint> constraints() {
    return constraints;
  }

  private TableConstraint constraint() {
    Begin begin = cursor.begin();
    return ConstraintReader.read(
        readers, begin, ConstraintReader.name(cursor), this::ownKey, this::end);
  }

  private List<Identifier> ownKey(Clause unused) {
    cursor.acceptAny("CLUSTERED", "NONCLUSTERED");
    return keyColumns(readers);
  }

  private void end(Clause clause) {
    if (clause == Clause.PRIMARY_KEY || clause == Clause.UNIQUE) {
      TsqlStorageClauses.pass(cursor);
    }
  }

  /** Reads {@code (a ASC, b DESC)}. */
  static List<Identifier> keyColumns(Readers readers) {
    return readers.enclosed(
        () -> {
          Identifier column = readers.columnName();
          readers.cursor().acceptAny("ASC", "DESC");
          return column;
        });
  }
}
