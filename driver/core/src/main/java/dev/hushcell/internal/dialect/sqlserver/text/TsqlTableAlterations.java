package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.ddl.AlterAction;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DdlStatement;
import dev.hushcell.internal.sql.ddl.DottedName;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import dev.hushcell.internal.sql.ddl.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads ALTER TABLE from after the word TABLE. What switches constraints off, swaps partitions or
 * keeps history is not understood.
 */
final class TsqlTableAlterations {
  private final Cursor cursor;
  private final TsqlColumnReader columns;

  TsqlTableAlterations(Cursor cursor) {
    this.cursor = cursor;
    this.columns = new TsqlColumnReader(cursor);
  }

  DdlStatement read() {
    DottedName name = cursor.dottedName();
    boolean checks = cursor.accept("WITH", "CHECK") || cursor.accept("WITH", "NOCHECK");
    if (!checks && cursor.accept("ALTER", "COLUMN")) {
      return altered(name, List.of(changed()));
    }
    if (!checks && cursor.accept("DROP")) {
      return altered(name, dropped());
    }
    if (cursor.accept("CHECK", "CONSTRAINT")) {
      cursor.name();
      return altered(name, List.of(new AlterAction.Harmless()));
    }
    cursor.expect("ADD");
    return altered(name, added());
  }

  private static DdlStatement altered(DottedName name, List<AlterAction> actions) {
    return new DdlStatement.AlterTable(name, false, actions);
  }

  private AlterAction changed() {
    Token column = cursor.name();
    if (cursor.isAnyWord("ADD", "DROP")) {
      throw cursor.mismatch();
    }
    TypeText type = columns.type();
    return new AlterAction.ChangeType(column, type, columns.traits(), Optional.empty());
  }

  private List<AlterAction> added() {
    Optional<AlterAction> given = defaultFor();
    if (given.isPresent()) {
      return List.of(given.get());
    }
    TsqlTableElements elements = new TsqlTableElements(cursor);
    elements.read();
    if (!elements.columns().isEmpty()) {
      return List.of(
          new AlterAction.AddColumns(elements.columns(), elements.constraints(), Optional.empty()));
    }
    List<AlterAction> actions = new ArrayList<>();
    for (TableConstraint constraint : elements.constraints()) {
      actions.add(new AlterAction.AddConstraint(constraint));
    }
    return actions;
  }

  /** {@code ADD CONSTRAINT name DEFAULT value FOR column}. */
  private Optional<AlterAction> defaultFor() {
    int from = cursor.at();
    if (cursor.accept("CONSTRAINT")) {
      cursor.name();
    }
    if (!cursor.accept("DEFAULT")) {
      cursor.moveTo(from);
      return Optional.empty();
    }
    Span expression = columns.expression();
    cursor.expect("FOR");
    return Optional.of(new AlterAction.SetDefault(cursor.name(), expression, false));
  }

  private List<AlterAction> dropped() {
    List<AlterAction> actions = new ArrayList<>();
    boolean column = false;
    do {
      if (cursor.accept("COLUMN")) {
        column = true;
      } else if (cursor.accept("CONSTRAINT")) {
        column = false;
      }
      cursor.accept("IF", "EXISTS");
      Token name = cursor.name();
      actions.add(
          column
              ? new AlterAction.DropColumns(List.of(name))
              : new AlterAction.DropConstraint(Optional.of(name)));
    } while (cursor.acceptSymbol(","));
    return actions;
  }
}
