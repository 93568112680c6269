package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait.TextForm;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.Code;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TABLE from after the word TABLE. */
final class MysqlCreateTableReader {
  private final Readers readers;
  private final Cursor cursor;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>();

  MysqlCreateTableReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
  }

  /**
   * A table that takes the place of another is not understood: its keys and cells would be lost.
   */
  DataDefinition read(Begin begin, boolean temporary, boolean replaces) {
    if (replaces) {
      throw cursor.stop("a table that takes the place of none");
    }
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    ObjectName name = readers.objectName();
    boolean like = cursor.is("LIKE") || (cursor.is("(") && cursor.is(1, "LIKE"));
    if (!like && cursor.is("(") && !cursor.is(1, "SELECT")) {
      cursor.take();
      elements();
      cursor.expect(")");
    }
    List<TextForm> forms = like ? List.of() : MysqlClauses.tableOptions(cursor);
    Optional<Query> query = Optional.empty();
    if (!like) {
      partition();
      query = query();
    }
    boolean more = !cursor.atEnd() || (columns.isEmpty() && query.isEmpty());
    Optional<Code> source = more ? Optional.of(readers.code()) : Optional.empty();
    return new DataDefinition.CreateTable(
        cursor.place(begin),
        name,
        ifNotExists,
        temporary,
        columns,
        constraints,
        forms,
        query,
        source);
  }

  /** Reads columns and constraints apart by commas. */
  void elements() {
    do {
      if (MysqlKeyReader.follows(cursor)) {
        constraints.add(new MysqlKeyReader(readers).read());
      } else {
        columns.add(new MysqlColumnReader(readers).definition());
      }
    } while (cursor.accept(","));
  }

  List<ColumnDefinition> columns() {
    return columns;
  }

  List<TableConstraint> constraints() {
    return constraints;
  }

  private void partition() {
    Begin begin = cursor.begin();
    if (!cursor.accept("PARTITION", "BY")) {
      return;
    }
    while (!cursor.atEnd() && !cursor.isAny("AS", "SELECT", "IGNORE", "REPLACE")) {
      cursor.skip();
    }
    constraints.add(new TableConstraint.Partition(cursor.place(begin)));
  }

  private Optional<Query> query() {
    cursor.acceptAny("IGNORE", "REPLACE");
    cursor.accept("AS");
    if (cursor.is("WITH") && cursor.is(1, "SYSTEM")) {
      throw cursor.stop("a table without history, which would have cells, too");
    }
    return cursor.atEnd() ? Optional.empty() : readers.lastQuery(() -> {});
  }
}
