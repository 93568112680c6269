package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.ddl.AlterTableReader;
import dev.hushcell.internal.sql.ddl.ColumnReader;
import dev.hushcell.internal.sql.ddl.DdlForms;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL lets definitions say beyond the others, and what of it matters to no cell. */
public final class PostgresDdlForms implements DdlForms {
  private static final String[] SWITCHES = {
    "ENABLE", "DISABLE", "FORCE", "NO", "REPLICA", "ALWAYS"
  };

  private final Readers readers;
  private final Cursor cursor;

  public PostgresDdlForms(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
  }

  /** Passes over an action of ALTER TABLE that neither holds nor makes a value. */
  @Override
  public boolean acceptsHarmlessAction() {
    if (cursor.accept("OWNER", "TO")
        || cursor.accept("CLUSTER", "ON")
        || cursor.accept("VALIDATE", "CONSTRAINT")
        || cursor.accept("SET", "TABLESPACE")) {
      cursor.passName();
      return true;
    }
    if (cursor.accept("INHERIT") || cursor.accept("NO", "INHERIT")) {
      readers.passObjectName();
      return true;
    }
    if (cursor.accept("DETACH", "PARTITION")) {
      readers.passObjectName();
      AlterTableReader.passRest(cursor);
      return true;
    }
    if (cursor.accept("SET", "LOGGED") || cursor.accept("SET", "UNLOGGED")) {
      return true;
    }
    if (cursor.is(1, "(") && (cursor.accept("SET") || cursor.accept("RESET"))) {
      cursor.skip();
      return true;
    }
    return switches();
  }

  /** Row security, triggers and rules are switched; a replica identity is chosen. */
  private boolean switches() {
    Begin begin = cursor.begin();
    while (cursor.acceptAny(SWITCHES) != null) {
      // several in a row
    }
    boolean some = cursor.at() > begin.at();
    if (some && cursor.accept("ROW", "LEVEL", "SECURITY")) {
      return true;
    }
    if (some && cursor.acceptAny("TRIGGER", "RULE") != null) {
      cursor.passName();
      return true;
    }
    if (some && cursor.accept("IDENTITY")) {
      AlterTableReader.passRest(cursor);
      return true;
    }
    cursor.back(begin);
    return false;
  }

  @Override
  public Optional<AlterAction> action(Begin begin, ColumnReader columns) {
    if (!cursor.accept("ATTACH", "PARTITION")) {
      return Optional.empty();
    }
    ObjectName part = readers.objectName();
    AlterTableReader.passRest(cursor);
    return Optional.of(new AlterAction.AttachPartition(cursor.place(begin), part));
  }

  @Override
  public Optional<ObjectName> partitionOf() {
    if (!cursor.accept("PARTITION", "OF")) {
      return Optional.empty();
    }
    ObjectName whole = readers.objectName();
    if (!cursor.isAny("DEFAULT", "FOR")) {
      throw cursor.stop("DEFAULT or FOR"); // and no columns of its own
    }
    while (!cursor.atEnd()) {
      if (cursor.is("PARTITION")) {
        throw cursor.stop("no partitions of a partition");
      }
      cursor.take();
    }
    return Optional.of(whole);
  }

  /** Passes over an option behind the columns of a table; how it is parted is a constraint. */
  @Override
  public boolean acceptsTableOption(List<TableConstraint> constraints) {
    Begin begin = cursor.begin();
    if (cursor.accept("PARTITION", "BY")) {
      cursor.passName();
      cursor.skip();
      constraints.add(new TableConstraint.Partition(cursor.place(begin)));
      return true;
    }
    if (cursor.accept("TABLESPACE") || cursor.accept("USING")) {
      cursor.passName();
      return true;
    }
    if (cursor.is(1, "(") && cursor.accept("WITH")) {
      cursor.skip();
      return true;
    }
    return false;
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
