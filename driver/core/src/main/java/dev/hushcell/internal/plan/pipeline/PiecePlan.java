package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.screen.TouchFilter;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one statement of a text; what is not said here is as in {@link
 * StatementPlan.Touching}.
 *
 * @param head what sort of statement it is
 * @param touching whether it refers to a protected table
 */
record PiecePlan(
    StatementHead head,
    boolean touching,
    List<Splice> splices,
    List<ParameterRole> parameters,
    Results results,
    List<SchemaChange> changes,
    @Nullable ProtectedTable keyedTable,
    boolean writes,
    @Nullable Evaluation evaluation,
    @Nullable CallOutcome call,
    @Nullable Finding finding) {

  PiecePlan {
    parameters = List.copyOf(parameters);
    changes = List.copyOf(changes);
  }

  /** The plan of a statement that delivers nothing protected, and finds no rows. */
  PiecePlan(
      StatementHead head,
      boolean touching,
      List<Splice> splices,
      List<ParameterRole> parameters,
      List<SchemaChange> changes,
      boolean writes) {
    this(
        head,
        touching,
        splices,
        parameters,
        new Results.None(false),
        changes,
        null,
        writes,
        null,
        null,
        null);
  }

  static PiecePlan untouched(Tokens piece) {
    List<ParameterRole> plain = Collections.nCopies(piece.parameters(), new ParameterRole.Plain());
    StatementHead head = StatementHead.of(piece);
    return new PiecePlan(head, false, List.of(), plain, List.of(), head != StatementHead.QUERY);
  }

  /**
   * Returns the plan of the whole text.
   *
   * @param sql the text
   * @param ofSession whether a setting is one of the session alone
   * @param more what may be different after it, whatever its pieces are
   * @param touch knows the names that no comment is sent with
   */
  static StatementPlan together(
      String sql,
      Tokens tokens,
      boolean ofSession,
      List<PiecePlan> pieces,
      Afterwards more,
      TouchFilter touch) {
    Afterwards afterwards = more;
    for (PiecePlan piece : pieces) {
      afterwards = afterwards.and(piece.afterwards(ofSession, pieces.size() > 1));
    }
    if (pieces.stream().noneMatch(PiecePlan::touching)) {
      return new StatementPlan.Untouched(
          afterwards,
          touch.isIdle()
              ? List.of()
              : KeptHints.blankedWhere(tokens, comment -> touch.isNamedIn(tokens, comment)));
    }
    if (pieces.size() > 1) {
      requireTogether(pieces);
    }
    List<Splice> splices = new ArrayList<>();
    List<ParameterRole> parameters = new ArrayList<>();
    List<SchemaChange> changes = new ArrayList<>();
    for (PiecePlan piece : pieces) {
      splices.addAll(piece.splices);
      parameters.addAll(piece.parameters);
      changes.addAll(piece.changes);
    }
    PiecePlan first = pieces.get(silent(pieces));
    return new StatementPlan.Touching(
        sql,
        KeptHints.blanked(tokens, splices),
        parameters,
        first.results,
        changes,
        first.keyedTable,
        afterwards,
        pieces.stream().anyMatch(PiecePlan::writes),
        first.evaluation,
        first.call,
        first.finding);
  }

  /** Returns how many statements at the beginning have no result; not all that touch something. */
  private static int silent(List<PiecePlan> pieces) {
    int count = 0;
    while (pieces.get(count).head == StatementHead.VARIABLES && count < pieces.size() - 1) {
      count++;
    }
    return count;
  }

  /**
   * Returns what may be different after it.
   *
   * @param ofSession whether a setting is one of the session alone
   * @param among whether it stands among others, so that what it ends was begun beside it
   */
  private Afterwards afterwards(boolean ofSession, boolean among) {
    return switch (head) {
      case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN, INFORMATION, VARIABLES ->
          Afterwards.NOTHING;
      case TRANSACTION -> among ? Afterwards.SESSION : Afterwards.NOTHING;
      case SESSION -> ofSession ? Afterwards.SESSION : Afterwards.EVERYTHING;
      case DEFINITION, DYNAMIC, OTHER -> Afterwards.EVERYTHING;
    };
  }

  /** Each statement was read as if it were the first; so none may change what the next ones see. */
  private static void requireTogether(List<PiecePlan> pieces) {
    boolean rows = false;
    for (PiecePlan piece : pieces.subList(silent(pieces) + 1, pieces.size())) {
      if (piece.results instanceof Results.Columns columns && columns.isDelivered()) {
        throw PlanFault.SEVERAL_STATEMENTS.fault(
            "a statement after the first returns protected columns; send it on its" + " own");
      }
    }
    for (PiecePlan piece : pieces) {
      if (piece.head.mayChangeNames() && piece.head != StatementHead.DEFINITION) {
        throw PlanFault.SEVERAL_STATEMENTS.fault(
            "a statement that touches a protected table is in one text with one"
                + " that may change the session; send them one by one");
      }
      rows |= piece.touching && piece.head != StatementHead.DEFINITION;
    }
    boolean defines = pieces.stream().anyMatch(each -> each.head == StatementHead.DEFINITION);
    List<PiecePlan> definitions =
        pieces.stream()
            .filter(each -> each.touching && each.head == StatementHead.DEFINITION)
            .toList();
    if ((rows && defines) || (definitions.size() > 1 && !mayGoTogether(definitions))) {
      throw severalDefinitions();
    }
  }

  /**
   * Several tables may be made, or dropped, in one text; a table dropped and made again may not.
   */
  private static boolean mayGoTogether(List<PiecePlan> definitions) {
    Set<TableName> made = new HashSet<>();
    boolean drops = false;
    boolean makes = false;
    for (PiecePlan definition : definitions) {
      makes |= definition.changes.stream().allMatch(SchemaChange.DropCheck.class::isInstance);
      for (SchemaChange change : definition.changes) {
        if (change instanceof SchemaChange.DropCheck) {
          continue;
        }
        boolean drop = change instanceof SchemaChange.DropTable;
        if (!drop && !(change instanceof SchemaChange.CreateTable && made.add(change.table()))) {
          return false;
        }
        drops |= drop;
        makes |= !drop;
      }
    }
    return !drops || !makes;
  }

  private static RuntimeException severalDefinitions() {
    return DdlFault.SEVERAL_STATEMENTS.fault(
        "a definition is in one text with another statement on protected"
            + " tables; send them one by one");
  }
}
