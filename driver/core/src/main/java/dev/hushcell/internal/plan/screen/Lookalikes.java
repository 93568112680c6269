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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables that are probably meant by a declaration which misspells them: the declared table has no
 * such column or is not there, and one with a similar name has. What is sent to them would be in
 * clear, and nobody would notice.
 */
public final class Lookalikes {
  private final TrustedObjects trusted;
  private final Protection protection;
  private final Set<String> names; // of the columns that are looked for
  private final List<Routine> there;
  private final Map<String, String> routines; // why a statement that names one is refused
  private final List<ColumnName> found;
  private final Map<String, List<ColumnName>> suspects;

  /** There are none: nothing is declared. */
  public Lookalikes(TrustedObjects trusted) {
    this(trusted, Protection.ofNothing(), Set.of(), List.of(), List.of());
  }

  private Lookalikes(
      TrustedObjects trusted,
      Protection protection,
      Set<String> names,
      List<Routine> there,
      List<ColumnName> found) {
    this.trusted = trusted;
    this.protection = protection;
    this.names = names;
    this.there = there;
    this.routines = LookalikeRoutines.of(there, trusted);
    this.found = found;
    this.suspects =
        found.stream()
            .filter(each -> isOpen(each.table(), protection))
            .collect(Collectors.groupingBy(each -> Names.fold(each.table().table())));
  }

  /** Returns those of now: these, until the declarations or what they may mean are others. */
  public Lookalikes renewed(SchemaView schema, Protection now) {
    Set<String> wanted = now == protection ? names : names(now.pending());
    List<ColumnName> columns = wanted.isEmpty() ? List.of() : schema.columnsCalled(wanted);
    boolean taking = trusted.routines().stream().anyMatch(TrustedRoutine::hasCells);
    List<Routine> known = taking ? schema.routines() : List.of();
    return now == protection && columns.equals(found) && known.equals(there)
        ? this
        : new Lookalikes(trusted, now, wanted, known, columns);
  }

  private static Set<String> names(List<ColumnRule> pending) {
    Set<String> names = new HashSet<>();
    for (ColumnRule rule : pending) {
      names.add(Protection.fold(rule.column()));
      rule.schema().ifPresent(s -> names.add(Protection.fold(rule.table() + "." + rule.column())));
    }
    return names;
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
    return ("%1$s has a column %2$s that is not declared, while %3$s.%4$s is declared and no such"
            + " table has that column; correct the name in the configuration, or list %1$s under"
            + " plain: if it is another table")
        .formatted(column.table(), column.column(), declared, rule.column());
  }

  /** Refuses a statement that may send values to such a table. */
  public void requireNone(Tokens piece, StatementHead head) {
    if (!head.maySendValues()) {
      return;
    }
    named(piece, routines.keySet()).stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw PlanFault.LOOKALIKE.fault(Objects.requireNonNull(routines.get(name)));
            });
    for (String name : named(piece, suspects.keySet())) {
      Objects.requireNonNull(suspects.get(name)).forEach(this::requireNotMeant);
    }
  }

  /** Returns those of the names that stand in the code of a statement, or in its literals. */
  private static List<String> named(Tokens piece, Set<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    Set<String> inCode = piece.codeNames();
    boolean inLiterals = piece.literals().any(some -> !Collections.disjoint(some, names));
    return names.stream()
        .filter(
            name ->
                inCode.contains(name)
                    || (inLiterals && piece.literals().any(some -> some.contains(name))))
        .toList();
  }

  private void requireNotMeant(ColumnName column) {
    for (ColumnRule rule : protection.pending()) {
      if (isAlike(rule, column) && found.stream().noneMatch(each -> speaksOf(rule, each))) {
        throw PlanFault.LOOKALIKE.fault(why(rule, column));
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
    static Map<String, String> of(List<Routine> routines, TrustedObjects trusted) {
      Map<String, String> refusals = new HashMap<>();
      List<RoutineName> there = routines.stream().map(Routine::name).toList();
      List<TrustedRoutine> taking =
          trusted.routines().stream().filter(TrustedRoutine::hasCells).toList();
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
      return ("%1$s is not listed under procedures:, while %2$s does with parameters that take"
              + " cells and is not there; correct the name in the configuration, or list %1$s too"
              + " if it is another routine")
          .formatted(there, declared.name());
    }
  }
}
