package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads ALTER TABLE from after the word TABLE. */
final class AlterTableReader {
  private final Cursor cursor;
  private final ConstraintReader constraints;
  private final ColumnReader columns;

  AlterTableReader(Cursor cursor) {
    this.cursor = cursor;
    this.constraints = new ConstraintReader(cursor);
    this.columns = new ColumnReader(cursor, constraints);
  }

  DdlStatement read() {
    boolean ifExists = cursor.accept("IF", "EXISTS");
    cursor.accept("ONLY");
    DottedName name = cursor.dottedName();
    List<AlterAction> actions = new ArrayList<>();
    do {
      actions.add(action());
    } while (cursor.acceptSymbol(","));
    cursor.expectEnd();
    return new DdlStatement.AlterTable(name, ifExists, actions);
  }

  private AlterAction action() {
    if (cursor.forms().acceptsHarmlessAction()) {
      return new AlterAction.Harmless();
    }
    if (cursor.accept("ADD")) {
      return add();
    }
    if (cursor.accept("DROP")) {
      return drop();
    }
    if (cursor.accept("RENAME")) {
      return rename();
    }
    if (cursor.accept("SET", "REFERENTIAL_INTEGRITY")) {
      if (!cursor.acceptAny("TRUE", "FALSE")) {
        throw cursor.mismatch();
      }
      cursor.acceptAny("CHECK", "NOCHECK");
      return new AlterAction.SetReferentialIntegrity();
    }
    Optional<AlterAction> own = cursor.forms().action(columns);
    if (own.isPresent()) {
      return own.get();
    }
    cursor.expect("ALTER");
    cursor.accept("COLUMN");
    boolean ifExists = cursor.accept("IF", "EXISTS");
    return new AlterColumnReader(cursor, columns).read(cursor.name(), ifExists);
  }

  private AlterAction add() {
    if (constraints.follows()) {
      return new AlterAction.AddConstraint(constraints.read());
    }
    cursor.accept("COLUMN");
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    List<ColumnDefinition> added;
    List<TableConstraint> beside = List.of();
    if (cursor.acceptSymbol("(")) {
      CreateTableReader table = new CreateTableReader(cursor);
      table.elements();
      cursor.expectSymbol(")");
      added = table.columns();
      beside = table.constraints();
    } else {
      added = List.of(columns.definition());
    }
    Optional<Span> using = using();
    if (cursor.acceptAny("BEFORE", "AFTER")) {
      cursor.name();
    } else {
      cursor.accept("FIRST");
    }
    if (added.isEmpty() || added.stream().anyMatch(column -> column.type().isEmpty())) {
      throw cursor.mismatch();
    }
    return new AlterAction.AddColumns(added, beside, ifNotExists, using);
  }

  private Optional<Span> using() {
    return cursor.accept("USING") ? Optional.of(columns.expression()) : Optional.empty();
  }

  private AlterAction drop() {
    if (cursor.accept("PRIMARY", "KEY")) {
      return new AlterAction.DropConstraint(Optional.empty());
    }
    if (cursor.accept("CONSTRAINT")) {
      cursor.accept("IF", "EXISTS");
      Token name = cursor.name();
      cursor.acceptAny("RESTRICT", "CASCADE");
      return new AlterAction.DropConstraint(Optional.of(name));
    }
    Optional<AlterAction> own = cursor.forms().drop();
    if (own.isPresent()) {
      return own.get();
    }
    cursor.accept("COLUMN");
    boolean ifExists = cursor.accept("IF", "EXISTS");
    List<Token> names = cursor.isSymbol("(") ? cursor.names() : List.of(cursor.name());
    cursor.acceptAny("RESTRICT", "CASCADE");
    return new AlterAction.DropColumns(names, ifExists);
  }

  private AlterAction rename() {
    if (cursor.accept("TO")) {
      return new AlterAction.RenameTable(cursor.dottedName());
    }
    boolean constraint = cursor.accept("CONSTRAINT");
    if (!constraint) {
      cursor.accept("COLUMN");
    }
    Token name = cursor.name();
    cursor.expect("TO");
    Token newName = cursor.name();
    return constraint
        ? new AlterAction.RenameConstraint(name, newName)
        : new AlterAction.RenameColumn(name, newName);
  }
}
