package dev.hushcell.internal.sql.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TABLE from after the word TABLE. */
final class CreateTableReader {
  private final Cursor cursor;
  private final ConstraintReader constraintReader;
  private final ColumnReader columnReader;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>();

  CreateTableReader(Cursor cursor) {
    this.cursor = cursor;
    this.constraintReader = new ConstraintReader(cursor);
    this.columnReader = new ColumnReader(cursor, constraintReader);
  }

  DdlStatement read(boolean temporary) {
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    Optional<DottedName> whole = cursor.forms().partitionOf();
    if (whole.isPresent()) {
      return new DdlStatement.CreatePartition(name, whole.get());
    }
    if (cursor.acceptSymbol("(")) {
      elements();
      cursor.expectSymbol(")");
    }
    options();
    Optional<Span> query = Optional.empty();
    if (cursor.accept("AS")) {
      query = Optional.of(cursor.rest());
    }
    cursor.expectEnd();
    if (columns.isEmpty() && query.isEmpty()) {
      throw cursor.mismatch();
    }
    if (query.isEmpty() && columns.stream().anyMatch(column -> column.type().isEmpty())) {
      throw cursor.mismatch();
    }
    return new DdlStatement.CreateTable(name, ifNotExists, temporary, columns, constraints, query);
  }

  /** Reads columns and constraints apart by commas. */
  void elements() {
    do {
      if (constraintReader.follows()) {
        constraints.add(constraintReader.read());
      } else {
        columns.add(columnReader.definition());
      }
    } while (cursor.acceptSymbol(","));
  }

  List<ColumnDefinition> columns() {
    return columns;
  }

  List<TableConstraint> constraints() {
    return constraints;
  }

  private void options() {
    boolean more = true;
    while (more) {
      if (cursor.forms().acceptsTableOption(constraints)) {
        continue;
      }
      if (cursor.accept("ENGINE")) {
        cursor.name();
      } else if (cursor.accept("ON", "COMMIT", "PRESERVE")
          || cursor.accept("ON", "COMMIT", "DELETE")) {
        cursor.expect("ROWS");
      } else {
        more =
            cursor.accept("NOT", "PERSISTENT")
                || cursor.accept("ON", "COMMIT", "DROP")
                || cursor.acceptAny("TRANSACTIONAL", "PERSISTENT", "HIDDEN");
      }
    }
  }
}
