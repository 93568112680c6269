package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.Code;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TABLE from after the word TABLE. */
final class CreateTableReader extends DdlPartReader {
  private final ConstraintReader constraintReader;
  private final ColumnReader columnReader;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>();

  CreateTableReader(Readers readers, DdlForms forms) {
    super(readers, forms);
    this.constraintReader = new ConstraintReader(readers, forms);
    this.columnReader = new ColumnReader(readers, forms);
  }

  DataDefinition read(Begin begin, boolean temporary) {
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    ObjectName name = readers.objectName();
    Optional<ObjectName> whole = forms.partitionOf();
    if (whole.isPresent()) {
      return new DataDefinition.CreatePartition(cursor.place(begin), name, whole.get());
    }
    if (cursor.accept("(")) {
      elements();
      cursor.expect(")");
    }
    options();
    boolean filled = cursor.accept("AS");
    Optional<Query> query = filled ? readers.lastQuery(this::data) : Optional.empty();
    Optional<Code> source =
        filled && query.isEmpty() ? Optional.of(readers.code()) : Optional.empty();
    boolean untyped = columns.stream().anyMatch(column -> column.type().isEmpty());
    if (!filled && (columns.isEmpty() || untyped)) {
      throw cursor.stop("columns with types, or a query");
    }
    return new DataDefinition.CreateTable(
        cursor.place(begin),
        name,
        ifNotExists,
        temporary,
        columns,
        constraints,
        List.of(),
        query,
        source);
  }

  private void data() {
    if (!cursor.accept("WITH", "DATA")) {
      cursor.accept("WITH", "NO", "DATA");
    }
  }

  /** Reads columns and constraints apart by commas. */
  void elements() {
    do {
      if (constraintReader.follows()) {
        constraints.add(constraintReader.read());
      } else {
        columns.add(columnReader.definition());
      }
    } while (cursor.accept(","));
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
      if (forms.acceptsTableOption(constraints)) {
        continue;
      }
      if (cursor.accept("ENGINE")) {
        cursor.passName();
      } else if (cursor.accept("ON", "COMMIT", "PRESERVE")
          || cursor.accept("ON", "COMMIT", "DELETE")) {
        cursor.expect("ROWS");
      } else {
        more =
            cursor.accept("NOT", "PERSISTENT")
                || cursor.accept("ON", "COMMIT", "DROP")
                || cursor.acceptAny("TRANSACTIONAL", "PERSISTENT", "HIDDEN") != null;
      }
    }
  }
}
