package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.Set;

/**
 * Tables in which Hibernate collects the rows of {@code INSERT} statements on entities before it
 * copies them: {@code HTE_} and the name of the table. Their columns are those of the protected
 * table under a name that is not declared, so values would be sent in clear.
 */
public final class ScratchTables {
  private static final String PREFIX = Names.fold("HTE_");

  private ScratchTables() {}

  /** Refuses a statement that may send values to the scratch table of a protected one. */
  public static void requireUnused(Tokens piece, StatementHead head, Set<String> protectedTables) {
    if (!head.maySendValues()) {
      return;
    }
    requireNone(piece.codeNames(), protectedTables);
    if (piece.literals().any(names -> names.stream().anyMatch(each -> is(each, protectedTables)))) {
      requireNone(piece.literals().names(), protectedTables);
    }
  }

  private static boolean is(String name, Set<String> protectedTables) {
    return name.startsWith(PREFIX) && protectedTables.contains(name.substring(PREFIX.length()));
  }

  private static void requireNone(Set<String> names, Set<String> protectedTables) {
    for (String name : names) {
      if (is(name, protectedTables)) {
        throw PlanFault.SCRATCH.fault(
            name
                + " is where Hibernate collects rows of the protected table "
                + name.substring(PREFIX.length())
                + ", but nothing in it is protected; insert entity by entity instead of with an"
                + " INSERT statement in HQL");
      }
    }
  }
}
