package dev.hushcell.internal.dialect.h2.text;

import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.ddl.AlterAction;
import dev.hushcell.internal.sql.ddl.ColumnDefinition;
import dev.hushcell.internal.sql.ddl.ColumnReader;
import dev.hushcell.internal.sql.ddl.ColumnTrait;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DdlForms;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import dev.hushcell.internal.sql.ddl.TypeReader;
import dev.hushcell.internal.sql.ddl.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What H2 lets definitions say in its modes of MySQL and MariaDB, and what of it matters to cells.
 * It reads the text forms of MySQL, and passes over what they say.
 */
public final class MysqlModeForms implements DdlForms {
  private final Cursor cursor;
  private final boolean on;

  public MysqlModeForms(Cursor cursor) {
    this.cursor = cursor;
    this.on = cursor.has(SessionFlag.KEYS_AMONG_COLUMNS);
  }

  /**
   * Tells whether an index comes next among columns, rather than a column that is called KEY or
   * INDEX: what stands in parentheses are names, where a type has numbers.
   */
  @Override
  public boolean indexFollows() {
    if (!on || !cursor.isAnyWord("KEY", "INDEX")) {
      return false;
    }
    int from = cursor.at();
    cursor.next();
    if (!cursor.atEnd() && !cursor.isSymbol("(")) {
      cursor.next();
    }
    boolean names = cursor.acceptSymbol("(") && !cursor.atEnd() && cursor.peek().isName();
    boolean longest = names && cursor.isWord("MAX") && cursor.isSymbol(1, ")");
    cursor.moveTo(from);
    return names && !longest;
  }

  /** Reads {@code KEY [name] (columns) [USING BTREE]}. */
  @Override
  public TableConstraint index() {
    int from = cursor.at();
    cursor.next();
    if (!cursor.isSymbol("(")) {
      cursor.name();
    }
    List<TableConstraint.Index.Part> parts = new ArrayList<>();
    cursor.expectSymbol("(");
    do {
      parts.add(new TableConstraint.Index.Part(cursor.name(), Optional.empty()));
      cursor.acceptAny("ASC", "DESC");
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
    cursor.accept("USING", "BTREE");
    return new TableConstraint.Index(cursor.since(from), TableConstraint.Index.Kind.PLAIN, parts);
  }

  /** Passes over KEY or INDEX and a name behind UNIQUE. */
  @Override
  public void uniqueName() {
    if (on) {
      cursor.acceptAny("KEY", "INDEX");
      if (!cursor.isSymbol("(")) {
        cursor.name();
      }
    }
  }

  @Override
  public void afterConstraint() {
    if (on) {
      cursor.accept("USING", "BTREE");
    }
  }

  /** Passes over a character set or collation of a column, of which H2 takes no note. */
  @Override
  public boolean acceptsTextForm() {
    if (!on || !(cursor.accept("CHARACTER", "SET") || cursor.accept("COLLATE"))) {
      return false;
    }
    assigned();
    return true;
  }

  /** Passes over an option behind the columns of a table. */
  @Override
  public boolean acceptsTableOption(List<TableConstraint> constraints) {
    if (!on || !option()) {
      return false;
    }
    cursor.acceptSymbol(",");
    return true;
  }

  private boolean option() {
    if (cursor.accept("COMMENT")) {
      cursor.acceptSymbol("=");
      expect(TokenKind.STRING);
      return true;
    }
    if (cursor.accept("AUTO_INCREMENT")) {
      cursor.acceptSymbol("=");
      cursor.number();
      return true;
    }
    if (cursor.accept("DEFAULT", "CHARACTER", "SET")
        || cursor.accept("DEFAULT", "CHARSET")
        || cursor.accept("DEFAULT", "COLLATE")
        || cursor.accept("CHARACTER", "SET")
        || cursor.acceptAny("CHARSET", "COLLATE", "ENGINE", "ROW_FORMAT")) {
      assigned();
      return true;
    }
    return false;
  }

  private void assigned() {
    cursor.acceptSymbol("=");
    cursor.name();
  }

  private void expect(TokenKind kind) {
    if (cursor.peek().kind() != kind) {
      throw cursor.mismatch();
    }
    cursor.next();
  }

  /** Reads an action of ALTER TABLE that begins with none of the words of others. */
  @Override
  public Optional<AlterAction> action(ColumnReader columns) {
    if (!on) {
      return Optional.empty();
    }
    if (cursor.accept("AUTO_INCREMENT")) {
      cursor.acceptSymbol("=");
      cursor.number();
      return Optional.of(new AlterAction.Harmless());
    }
    if (cursor.accept("CONVERT", "TO", "CHARACTER", "SET")) {
      assigned();
      acceptsTextForm();
      return Optional.of(new AlterAction.Harmless());
    }
    if (cursor.accept("CHANGE")) {
      return Optional.of(change(columns));
    }
    return cursor.accept("MODIFY") ? Optional.of(modify(columns)) : Optional.empty();
  }

  /**
   * H2 takes the new name and passes over the type and what follows it. A value there would be sent
   * for nothing, so what may have one is not understood.
   */
  private AlterAction change(ColumnReader columns) {
    cursor.accept("COLUMN");
    Token name = cursor.name();
    ColumnDefinition definition = columns.definition();
    if (definition.type().isEmpty()
        || !definition.traits().stream().allMatch(MysqlModeForms::isBare)) {
      throw cursor.mismatch();
    }
    return new AlterAction.RenameColumn(name, definition.name());
  }

  private static boolean isBare(ColumnTrait trait) {
    return trait instanceof ColumnTrait.NotNull
        || trait instanceof ColumnTrait.Nullable
        || trait instanceof ColumnTrait.TextForm;
  }

  private AlterAction modify(ColumnReader columns) {
    cursor.accept("COLUMN");
    Token name = cursor.name();
    if (cursor.accept("NOT", "NULL") || cursor.accept("NULL")) {
      return new AlterAction.ChangeTraits();
    }
    TypeText type = new TypeReader(cursor).read();
    return new AlterAction.ChangeType(name, type, columns.traits(), Optional.empty());
  }

  /**
   * Reads {@code DROP FOREIGN KEY name} or {@code DROP INDEX name} from after DROP; either may drop
   * any constraint.
   */
  @Override
  public Optional<AlterAction> drop() {
    if (!on || !(cursor.accept("FOREIGN", "KEY") || cursor.accept("INDEX"))) {
      return Optional.empty();
    }
    cursor.accept("IF", "EXISTS");
    return Optional.of(new AlterAction.DropConstraint(Optional.of(cursor.dottedName().last())));
  }
}
