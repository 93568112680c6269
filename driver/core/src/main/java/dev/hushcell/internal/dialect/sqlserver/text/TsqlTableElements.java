package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.ddl.ConstraintReader;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part.Reference;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    Optional<Identifier> name = ConstraintReader.name(cursor);
    if (cursor.accept("CHECK")) {
      cursor.accept("NOT", "FOR", "REPLICATION");
      Expression condition = readers.enclosedExpression();
      return new TableConstraint.Check(cursor.place(begin), name, condition);
    }
    boolean primary = cursor.accept("PRIMARY", "KEY");
    if (primary || cursor.accept("UNIQUE")) {
      cursor.acceptAny("CLUSTERED", "NONCLUSTERED");
      List<Identifier> key = keyColumns(readers);
      TsqlStorageClauses.pass(cursor);
      return new TableConstraint.Key(cursor.place(begin), primary, key);
    }
    cursor.expect("FOREIGN", "KEY");
    List<Identifier> own = readers.columnNames();
    cursor.expect("REFERENCES");
    Reference reference = ConstraintReader.reference(readers);
    return new TableConstraint.ForeignKey(cursor.place(begin), own, reference);
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
