package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.Spelling;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables that are probably meant by a declaration which misspells them: the declared table has no
 * such column or is not there, and one with a similar name has. What is sent to them would be in
 * clear, and nobody would notice.
 *
 * @param refusals why a statement that names one is refused, by folded table name
 */
public record Lookalikes(Map<String, String> refusals) {

  public static Lookalikes of(SchemaView schema, Protection protection, TrustedObjects trusted) {
    Map<String, String> refusals = new HashMap<>(LookalikeRoutines.of(schema, trusted));
    List<ColumnRule> open = protection.pending();
    if (open.isEmpty()) {
      return new Lookalikes(refusals);
    }
    Set<String> names = new HashSet<>();
    for (ColumnRule rule : open) {
      names.add(Protection.fold(rule.column()));
      rule.schema().ifPresent(s -> names.add(Protection.fold(rule.table() + "." + rule.column())));
    }
    List<ColumnName> found = schema.columnsCalled(names);
    for (ColumnRule rule : open) {
      if (found.stream().noneMatch(each -> speaksOf(rule, each))) {
        found.stream()
            .filter(each -> isAlike(rule, each) && isOpen(each.table(), protection))
            .forEach(each -> refusals.put(Names.fold(each.table().table()), why(rule, each)));
      }
    }
    return new Lookalikes(refusals);
  }

  private static boolean speaksOf(ColumnRule rule, ColumnName column) {
    return rule.column().equalsIgnoreCase(column.column()) && rule.speaksOf(column.table());
  }

  private static boolean isAlike(ColumnRule rule, ColumnName column) {
    String table = column.table().table();
    boolean sameColumn = rule.column().equalsIgnoreCase(column.column());
    if (sameColumn && Spelling.isClose(rule.table(), table)) {
      return true;
    }
    // A name with a dot in it that does not stand in quotes is read as one part more.
    String schema = rule.schema().orElse("");
    boolean dotInTable = sameColumn && table.equalsIgnoreCase(schema + "." + rule.table());
    boolean dotInColumn =
        table.equalsIgnoreCase(schema)
            && column.column().equalsIgnoreCase(rule.table() + "." + rule.column());
    return dotInTable || dotInColumn;
  }

  private static boolean isOpen(TableName table, Protection protection) {
    return !protection.isProtected(table) && !protection.isPlain(table);
  }

  private static String why(ColumnRule rule, ColumnName column) {
    String declared = rule.schema().map(s -> s + ".").orElse("") + rule.table();
    return column.table()
        + " has a column "
        + column.column()
        + " that is not declared, while "
        + declared
        + "."
        + rule.column()
        + " is declared and no such table has that column; correct the name in the configuration,"
        + " or list "
        + column.table()
        + " under plain: if it is another table";
  }

  /** Refuses a statement that may send values to such a table. */
  public void requireNone(Tokens piece, StatementHead head) {
    boolean sends =
        switch (head) {
          case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN, DYNAMIC, OTHER -> true;
          case DEFINITION, TRANSACTION, SESSION, INFORMATION -> false;
        };
    if (!sends || refusals.isEmpty()) {
      return;
    }
    Set<String> inCode = piece.codeNames();
    for (Map.Entry<String, String> each : refusals.entrySet()) {
      String name = each.getKey();
      if (inCode.contains(name) || piece.anyLiteral(names -> names.contains(name))) {
        throw PlanFault.LOOKALIKE.fault(each.getValue());
      }
    }
  }

  /**
   * Routines that are probably meant by a declaration which misspells them: what they are given
   * would be sent in clear, and nobody would notice.
   */
  private static final class LookalikeRoutines {
    private LookalikeRoutines() {}

    /** Returns why a statement that names one is refused, by folded name. */
    static Map<String, String> of(SchemaView schema, TrustedObjects trusted) {
      Map<String, String> refusals = new HashMap<>();
      List<TrustedRoutine> taking =
          trusted.routines().stream().filter(TrustedRoutine::hasCells).toList();
      List<RoutineName> there =
          taking.isEmpty() ? List.of() : schema.routines().stream().map(Routine::name).toList();
      for (TrustedRoutine declared : taking) {
        if (there.stream().noneMatch(declared.name()::isLike)) {
          there.stream()
              .filter(each -> isMeant(declared.name(), each) && !isDeclared(each, trusted))
              .forEach(each -> refusals.put(Names.fold(each.routine()), why(declared, each)));
        }
      }
      return refusals;
    }

    private static boolean isMeant(RoutineName declared, RoutineName there) {
      return Spelling.isClose(declared.routine(), there.routine());
    }

    private static boolean isDeclared(RoutineName there, TrustedObjects trusted) {
      return trusted.routines().stream().anyMatch(each -> each.name().isLike(there));
    }

    private static String why(TrustedRoutine declared, RoutineName there) {
      return there
          + " is not listed under procedures:, while "
          + declared.name()
          + " does with parameters that take cells and is not there; correct the name in the"
          + " configuration, or list "
          + there
          + " too if it is another routine";
    }
  }
}
