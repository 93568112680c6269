package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.ddl.AlterAction;
import dev.hushcell.internal.sql.ddl.ColumnReader;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DdlForms;
import dev.hushcell.internal.sql.ddl.DottedName;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL lets definitions say beyond the others, and what of it matters to no cell. */
public final class PostgresForms implements DdlForms {
  private static final List<String> SWITCHES =
      List.of("ENABLE", "DISABLE", "FORCE", "NO", "REPLICA", "ALWAYS");

  private final Cursor cursor;

  public PostgresForms(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Passes over an action of ALTER TABLE that neither holds nor makes a value. */
  @Override
  public boolean acceptsHarmlessAction() {
    if (cursor.accept("OWNER", "TO")
        || cursor.accept("CLUSTER", "ON")
        || cursor.accept("VALIDATE", "CONSTRAINT")
        || cursor.accept("SET", "TABLESPACE")) {
      cursor.name();
      return true;
    }
    if (cursor.accept("INHERIT") || cursor.accept("NO", "INHERIT")) {
      cursor.dottedName();
      return true;
    }
    if (cursor.accept("DETACH", "PARTITION")) {
      cursor.dottedName();
      cursor.restOfPart();
      return true;
    }
    if (cursor.accept("SET", "LOGGED") || cursor.accept("SET", "UNLOGGED")) {
      return true;
    }
    if (cursor.isSymbol(1, "(") && (cursor.accept("SET") || cursor.accept("RESET"))) {
      cursor.inParentheses();
      return true;
    }
    return switches();
  }

  /** Row security, triggers and rules are switched; a replica identity is chosen. */
  private boolean switches() {
    int from = cursor.at();
    while (SWITCHES.stream().anyMatch(cursor::accept)) {
      // several in a row
    }
    if (cursor.at() > from && cursor.accept("ROW", "LEVEL", "SECURITY")) {
      return true;
    }
    if (cursor.at() > from && cursor.acceptAny("TRIGGER", "RULE")) {
      cursor.name();
      return true;
    }
    if (cursor.at() > from && cursor.accept("IDENTITY")) {
      cursor.restOfPart();
      return true;
    }
    cursor.moveTo(from);
    return false;
  }

  @Override
  public Optional<AlterAction> action(ColumnReader columns) {
    if (!cursor.accept("ATTACH", "PARTITION")) {
      return Optional.empty();
    }
    DottedName part = cursor.dottedName();
    cursor.restOfPart();
    return Optional.of(new AlterAction.AttachPartition(part));
  }

  @Override
  public Optional<DottedName> partitionOf() {
    if (!cursor.accept("PARTITION", "OF")) {
      return Optional.empty();
    }
    DottedName whole = cursor.dottedName();
    if (!cursor.isWord("DEFAULT") && !cursor.isWord("FOR")) {
      throw cursor.mismatch(); // columns of its own
    }
    while (!cursor.atEnd()) {
      if (cursor.isWord("PARTITION")) {
        throw cursor.mismatch(); // partitions of a partition
      }
      cursor.next();
    }
    return Optional.of(whole);
  }

  /** Passes over an option behind the columns of a table; how it is parted is a constraint. */
  @Override
  public boolean acceptsTableOption(List<TableConstraint> constraints) {
    int from = cursor.at();
    if (cursor.accept("PARTITION", "BY")) {
      cursor.name();
      cursor.inParentheses();
      constraints.add(new TableConstraint.Partition(cursor.since(from)));
      return true;
    }
    if (cursor.accept("TABLESPACE") || cursor.accept("USING")) {
      cursor.name();
      return true;
    }
    if (cursor.isSymbol(1, "(") && cursor.accept("WITH")) {
      cursor.inParentheses();
      return true;
    }
    return false;
  }

  @Override
  public boolean acceptsIndexOption() {
    return acceptsTableOption(new ArrayList<>());
  }

  @Override
  public void afterConstraint() {
    boolean more = true;
    while (more) {
      more =
          cursor.accept("NOT", "VALID")
              || cursor.accept("NO", "INHERIT")
              || cursor.accept("INITIALLY", "DEFERRED")
              || cursor.accept("INITIALLY", "IMMEDIATE")
              || cursor.accept("NOT", "DEFERRABLE")
              || cursor.accept("DEFERRABLE");
    }
  }
}
