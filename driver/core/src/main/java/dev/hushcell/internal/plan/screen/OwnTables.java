package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.model.CatalogueTables;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps applications from what is the driver's own: from changing the catalogue, since without the
 * records of the data keys nothing opens any more (reading it is harmless), and from the columns
 * that a job adds to a table: while cells become values, one of them holds the values in clear, and
 * no rule speaks of it.
 */
public final class OwnTables {
  private static final List<String> FOLDED =
      CatalogueTables.NAMES.stream().map(Names::fold).toList();

  private OwnTables() {}

  /** Refuses a statement that names a table of the catalogue and does not only read. */
  public static void requireUnchanged(Tokens piece, StatementHead head) {
    boolean reads =
        switch (head) {
          case QUERY, EXPLAIN -> !mayChangeRows(piece);
          case INFORMATION, TRANSACTION, SESSION -> true;
          case INSERT, UPDATE, DELETE, MERGE, DEFINITION, DYNAMIC, VARIABLES, OTHER -> false;
        };
    if (reads) {
      return;
    }
    if (names(piece.codeNames()) || piece.literals().any(OwnTables::names)) {
      throw PlanFault.CATALOGUE.fault(
          "the statement changes the catalogue of data keys, without which no cell opens; leave it"
              + " to Hushcell. To empty a database with all keys, run DROP ALL OBJECTS or DROP"
              + " SCHEMA … CASCADE");
    }
  }

  private static boolean names(Set<String> names) {
    return FOLDED.stream().anyMatch(names::contains);
  }

  /** Refuses rows that can be changed where they stand, for those of a table of the catalogue. */
  public static void requireNotUpdatable(String table) {
    if (FOLDED.contains(Names.fold(table))) {
      throw PlanFault.CATALOGUE.fault(
          "a result set that can be changed shows the catalogue of data keys, without which no cell"
              + " opens; read it with CONCUR_READ_ONLY");
    }
  }

  /** WITH … DELETE, EXPLAIN ANALYZE and SELECT … FROM OLD TABLE (DELETE …) change rows too. */
  private static boolean mayChangeRows(Tokens piece) {
    for (int i = 0; i < piece.size(); i++) {
      boolean update = piece.isWord(i, "UPDATE") && !piece.isWord(i - 1, "FOR");
      if (update || piece.isWord(i, "INSERT") || piece.isWord(i, "DELETE")) {
        return true;
      }
      if (piece.isWord(i, "MERGE")) {
        return true;
      }
    }
    return false;
  }

  /** Refuses a statement that names a column of a job, in code or in a text that may be run. */
  public static void requireColumnsUnnamed(Tokens piece, Jobs jobs) {
    if (jobs.all().isEmpty() || jobs.all().stream().allMatch(job -> job.phase().isOver())) {
      return;
    }
    Predicate<Set<String>> own = names -> names.stream().anyMatch(jobs::isOwn);
    if (own.test(piece.codeNames()) || piece.literals().any(own)) {
      throw PlanFault.OWN_COLUMN.fault(
          "the statement names a column that a job keeps beside those that it rewrites, which is"
              + " for nobody else; leave it to Hushcell");
    }
  }
}
