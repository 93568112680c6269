package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.ddl.ColumnDefinition;
import dev.hushcell.internal.sql.ddl.ColumnTrait;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DdlStatement;
import dev.hushcell.internal.sql.ddl.DottedName;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TABLE from after the word TABLE. */
final class MysqlCreateTableReader {
  private final Cursor cursor;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>();

  MysqlCreateTableReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * A table that takes the place of another is not understood: its keys and cells would be lost.
   */
  DdlStatement read(boolean temporary, boolean replaces) {
    if (replaces) {
      throw cursor.mismatch();
    }
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    Optional<Span> query = like();
    if (query.isEmpty() && cursor.isSymbol("(") && !cursor.isWord(1, "SELECT")) {
      cursor.expectSymbol("(");
      elements();
      cursor.expectSymbol(")");
    }
    Optional<ColumnTrait.TextForm> form = MysqlClauses.tableOptions(cursor);
    partition();
    query = query.or(this::query);
    cursor.expectEnd();
    if (columns.isEmpty() && query.isEmpty()) {
      throw cursor.mismatch();
    }
    return new DdlStatement.CreateTable(
        name, ifNotExists, temporary, columns, constraints, query, form);
  }

  private Optional<Span> like() {
    boolean enclosed = cursor.isSymbol("(") && cursor.isWord(1, "LIKE");
    if (!enclosed && !cursor.isWord("LIKE")) {
      return Optional.empty();
    }
    return Optional.of(cursor.rest());
  }

  /** Reads columns and constraints apart by commas. */
  private void elements() {
    do {
      if (MysqlKeyReader.follows(cursor)) {
        constraints.add(new MysqlKeyReader(cursor).read());
      } else {
        columns.add(new MysqlColumnReader(cursor).definition());
      }
    } while (cursor.acceptSymbol(","));
  }

  private void partition() {
    int from = cursor.at();
    if (!cursor.accept("PARTITION", "BY")) {
      return;
    }
    while (!cursor.atEnd() && !cursor.isAnyWord("AS", "SELECT", "IGNORE", "REPLACE")) {
      cursor.skip();
    }
    constraints.add(new TableConstraint.Partition(cursor.since(from)));
  }

  private Optional<Span> query() {
    cursor.acceptAny("IGNORE", "REPLACE");
    cursor.accept("AS");
    if (cursor.isWord(0, "WITH") && cursor.isWord(1, "SYSTEM")) { // its history has cells, too
      throw cursor.mismatch();
    }
    return cursor.atEnd() ? Optional.empty() : Optional.of(cursor.rest());
  }
}
