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
    cursor.accept("IF", "EXISTS");
    return alter(cursor.name());
  }

  private AlterAction add() {
    if (constraints.follows()) {
      return new AlterAction.AddConstraint(constraints.read());
    }
    cursor.accept("COLUMN");
    cursor.accept("IF", "NOT", "EXISTS");
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
    return new AlterAction.AddColumns(added, beside, using);
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
    cursor.accept("IF", "EXISTS");
    List<Token> names = cursor.isSymbol("(") ? cursor.names() : List.of(cursor.name());
    cursor.acceptAny("RESTRICT", "CASCADE");
    return new AlterAction.DropColumns(names);
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
        ? new AlterAction.RenameConstraint(name)
        : new AlterAction.RenameColumn(name, newName);
  }

  private AlterAction alter(Token column) {
    if (cursor.accept("RENAME", "TO")) {
      return new AlterAction.RenameColumn(column, cursor.name());
    }
    if (cursor.accept("SET", "DATA", "TYPE") || cursor.accept("TYPE")) {
      return changeType(column);
    }
    if (changesTraits()) {
      return new AlterAction.ChangeTraits();
    }
    if (cursor.accept("SET", "DEFAULT")) {
      return new AlterAction.SetDefault(column, columns.expression(), false);
    }
    if (cursor.accept("SET", "ON", "UPDATE")) {
      return new AlterAction.SetDefault(column, columns.expression(), true);
    }
    if (cursor.isAnyWord("SET", "DROP", "RESTART", "SELECTIVITY")) {
      throw cursor.mismatch();
    }
    return changeType(column);
  }

  private AlterAction changeType(Token column) {
    TypeText type = new TypeReader(cursor).read();
    List<ColumnTrait> traits = columns.traits();
    return new AlterAction.ChangeType(column, type, traits, using());
  }

  private boolean changesTraits() {
    if (cursor.accept("SELECTIVITY")) {
      cursor.number();
      return true;
    }
    return cursor.accept("DROP", "DEFAULT", "ON", "NULL")
        || cursor.accept("SET", "DEFAULT", "ON", "NULL")
        || cursor.accept("DROP", "DEFAULT")
        || cursor.accept("DROP", "ON", "UPDATE")
        || cursor.accept("DROP", "EXPRESSION")
        || cursor.accept("DROP", "IDENTITY")
        || cursor.accept("DROP", "NOT", "NULL")
        || cursor.accept("SET", "NOT", "NULL")
        || cursor.accept("SET", "NULL")
        || cursor.accept("SET", "VISIBLE")
        || cursor.accept("SET", "INVISIBLE")
        || restarts();
  }

  private boolean restarts() {
    if (cursor.isWord("RESTART") || (cursor.isWord("SET") && isIdentityOption())) {
      cursor.restOfPart();
      return true;
    }
    return false;
  }

  private boolean isIdentityOption() {
    return cursor.isAnyWord(
        1, "GENERATED", "INCREMENT", "MINVALUE", "MAXVALUE", "CYCLE", "CACHE", "NO");
  }
}
