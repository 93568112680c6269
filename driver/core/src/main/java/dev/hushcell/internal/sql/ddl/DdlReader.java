package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.DataDefinition;

/** Reads data definition statements of one kind of database. Thread-safe. */
@FunctionalInterface
public interface DdlReader {
  /** Returns the statement; {@code NotUnderstood} where any token of it is not. */
  DataDefinition parse(Tokens piece);
}
