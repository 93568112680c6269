package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.Code;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads CREATE TABLE from after the word TABLE. */
final class SqliteCreateTableReader {
  private final Readers readers;
  private final Cursor cursor;
  private final SqliteColumnReader columnReader;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>();

  SqliteCreateTableReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
    this.columnReader = new SqliteColumnReader(readers);
  }

  DataDefinition read(Begin begin, boolean temporary) {
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    ObjectName name = readers.objectName();
    boolean filled = cursor.accept("AS");
    Optional<Query> query = filled ? readers.lastQuery(() -> {}) : Optional.empty();
    Optional<Code> source =
        filled && query.isEmpty() ? Optional.of(readers.code()) : Optional.empty();
    boolean rowid = false;
    if (!filled) {
      cursor.expect("(");
      elements();
      cursor.expect(")");
      rowid = options();
    }
    return new DataDefinition.CreateTable(
        cursor.place(begin),
        name,
        ifNotExists,
        temporary,
        rowid ? columns.stream().map(this::numbered).toList() : columns,
        constraints,
        List.of(),
        query,
        source);
  }

  /** Columns, then constraints, between which a comma may be missing. */
  private void elements() {
    do {
      if (columnReader.constraintFollows()) {
        constraints.add(columnReader.constraint());
      } else {
        columns.add(columnReader.definition());
      }
    } while (cursor.accept(",") || columnReader.constraintFollows());
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
    } while (cursor.accept(","));
    return rowid;
  }

  /**
   * The only column of a primary key that is INTEGER is another name of the number of the row. What
   * says so stands where the key does, and owns no token.
   */
  private ColumnDefinition numbered(ColumnDefinition column) {
    boolean integer = column.type().filter(type -> type.name().equals("INTEGER")).isPresent();
    Optional<Place> key = integer ? key(column) : Optional.empty();
    if (key.isEmpty()) {
      return column;
    }
    List<ColumnTrait> traits = new ArrayList<>(column.traits());
    traits.add(new ColumnTrait.Identity(Place.of(key.get().begin(), key.get().end(), new int[0])));
    return new ColumnDefinition(column.place(), column.name(), column.type(), traits);
  }

  private Optional<Place> key(ColumnDefinition column) {
    Stream<Node> own =
        column.traits().stream()
            .filter(ColumnTrait.PrimaryKey.class::isInstance)
            .map(Node.class::cast);
    Stream<Node> beside =
        constraints.stream().filter(each -> isKeyOf(each, column.name())).map(Node.class::cast);
    return Stream.concat(own, beside).map(Node::place).findFirst();
  }

  private static boolean isKeyOf(TableConstraint constraint, Identifier column) {
    return constraint instanceof TableConstraint.Key key
        && key.primary()
        && key.columns().size() == 1
        && key.columns().get(0).token().value().equalsIgnoreCase(column.token().value());
  }
}
