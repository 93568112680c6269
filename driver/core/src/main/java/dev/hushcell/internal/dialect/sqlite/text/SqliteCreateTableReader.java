package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Token;
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
final class SqliteCreateTableReader {
  private final Cursor cursor;
  private final SqliteColumnReader columnReader;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>();

  SqliteCreateTableReader(Cursor cursor) {
    this.cursor = cursor;
    this.columnReader = new SqliteColumnReader(cursor);
  }

  DdlStatement read(boolean temporary) {
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    if (cursor.accept("AS")) {
      Optional<Span> query = Optional.of(cursor.rest());
      return new DdlStatement.CreateTable(
          name, ifNotExists, temporary, List.of(), List.of(), -1, query);
    }
    cursor.expectSymbol("(");
    elements();
    int closing = cursor.peek().begin();
    cursor.expectSymbol(")");
    boolean rowid = options();
    return new DdlStatement.CreateTable(
        name,
        ifNotExists,
        temporary,
        rowid ? columns.stream().map(this::numbered).toList() : columns,
        constraints,
        closing,
        Optional.empty());
  }

  /** Columns, then constraints, between which a comma may be missing. */
  private void elements() {
    do {
      if (columnReader.constraintFollows()) {
        constraint();
      } else {
        columns.add(columnReader.definition());
      }
    } while (cursor.acceptSymbol(",") || columnReader.constraintFollows());
  }

  private void constraint() {
    constraints.add(columnReader.constraint());
  }

  /** Returns whether rows have numbers of their own. */
  private boolean options() {
    boolean rowid = true;
    if (cursor.atEnd()) {
      return true;
    }
    do {
      if (cursor.accept("WITHOUT", "ROWID")) {
        rowid = false;
      } else {
        cursor.expect("STRICT");
      }
    } while (cursor.acceptSymbol(","));
    return rowid;
  }

  /** The only column of a primary key that is INTEGER is another name of the number of the row. */
  private ColumnDefinition numbered(ColumnDefinition column) {
    boolean integer =
        column.type().filter(type -> type.name().equalsIgnoreCase("INTEGER")).isPresent();
    Optional<Span> key = integer ? key(column) : Optional.empty();
    if (key.isEmpty()) {
      return column;
    }
    List<ColumnTrait> traits = new ArrayList<>(column.traits());
    traits.add(new ColumnTrait.Identity(key.get()));
    return new ColumnDefinition(column.span(), column.name(), column.type(), traits);
  }

  private Optional<Span> key(ColumnDefinition column) {
    Optional<Span> own =
        column.traits().stream()
            .filter(ColumnTrait.PrimaryKey.class::isInstance)
            .map(ColumnTrait::span)
            .findFirst();
    return own.or(
        () ->
            constraints.stream()
                .filter(each -> isKeyOf(each, column.name()))
                .map(TableConstraint::span)
                .findFirst());
  }

  private static boolean isKeyOf(TableConstraint constraint, Token column) {
    return constraint instanceof TableConstraint.PrimaryKey key
        && key.columns().size() == 1
        && key.columns().get(0).value().equalsIgnoreCase(column.value());
  }
}
