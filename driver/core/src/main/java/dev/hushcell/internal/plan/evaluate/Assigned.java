package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Matches;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.Permission;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A value that an UPDATE computes for a protected column. A query over the same rows delivers it,
 * as it delivers what is selected; it is sealed and sent by the key of its row.
 *
 * @param to the column that it is assigned to
 * @param written the same as it is written
 * @param here whether that query has it computed in the driver
 */
record Assigned(Expression value, ProtectedColumn to, String written, boolean here) {
  /** Tells whether a statement assigns anything that is computed of columns. */
  static boolean isIn(Change change) {
    return change instanceof Change.Update update
        && update.assignments().stream().anyMatch(Assigned::computes);
  }

  private static boolean computes(Part.Assignment set) {
    return set.operator().equals("=")
        && set.targets().size() == 1
        && set.targets().get(0) instanceof ColumnName
        && set.targets().get(0).place().begin() == set.place().begin()
        && !ExpressionTypes.names(set.value()).isEmpty();
  }

  /** Reads what is computed for protected columns, and takes it out of the statement. */
  static List<Assigned> of(
      Change change,
      RowKey key,
      Scope scope,
      Filter filter,
      StatementReading reading,
      Expressions expressions) {
    List<Assigned> all = new ArrayList<>();
    if (!(change instanceof Change.Update update)) {
      return all;
    }
    boolean inOrder = reading.rules().keyedRows().orElseThrow().assignsInOrder();
    Set<String> before = new HashSet<>();
    for (Part.Assignment set : update.assignments()) {
      Matches<Field> columns =
          set.targets().get(0) instanceof ColumnName name
              ? scope.relations().get(0).find(name.last().name(), reading.naming())
              : new Matches<>(List.of(), List.of());
      if (computes(set)
          && columns.same().size() == 1
          && columns.maybe().isEmpty()
          && expressions.values().of(columns.same().get(0)) instanceof Provenance.Cell cell) {
        if (TenantKey.of(cell.column()).isPresent()) {
          throw PlanFault.TENANT_NOT_TOLD.at(
              reading.position(set),
              cell.column().name().shortForm()
                  + " has a key for each tenant, and what is computed for it is not sealed by rows;"
                  + " compute it in the application, and bind it");
        }
        if (inOrder && sees(set.value(), key, before)) {
          throw reading.notUnderstood(
              "a value that is computed of what the same UPDATE assigned before", set.value());
        }
        boolean here = read(set.value(), cell.column(), scope, filter, reading, expressions);
        reading.evaluate(set.value());
        String written = reading.text(set.targets().get(0));
        all.add(new Assigned(set.value(), cell.column(), written, here));
      } else if (computes(set)) {
        String to = reading.text(set.targets().get(0));
        reading.notEvaluated(to + ", which it is assigned to and which is not protected");
      }
      set.targets().stream()
          .flatMap(each -> ExpressionTypes.names(each).stream())
          .forEach(each -> before.add(folded(each)));
    }
    return all;
  }

  private static boolean sees(Expression value, RowKey key, Set<String> before) {
    return key.columns().stream().map(Assigned::last).anyMatch(before::contains)
        || ExpressionTypes.names(value).stream().map(Assigned::folded).anyMatch(before::contains);
  }

  private static String last(String written) {
    String name = written.substring(written.lastIndexOf('.') + 1);
    return name.replace("`", "").replace("\"", "").toLowerCase(Locale.ROOT);
  }

  private static String folded(ColumnName name) {
    return name.last().name().text().toLowerCase(Locale.ROOT);
  }

  /**
   * Columns are copied, what has cells or values of the application is computed here, and what has
   * none by the database. Tells whether it is computed here.
   */
  private static boolean read(
      Expression value,
      ProtectedColumn to,
      Scope scope,
      Filter filter,
      StatementReading reading,
      Expressions expressions) {
    List<Provenance.Cell> cells = filter.scalars(scope).types().cells(value);
    Permission permission = reading.permission();
    for (Provenance.Cell cell : cells) {
      permission.requireReadable(cell);
      permission.requireBranch(cell);
      permission.requireKept(cell, to);
    }
    boolean copies = value.bare() instanceof ColumnName;
    boolean here = !copies && (isSent(value) || !cells.isEmpty());
    boolean known =
        here
            ? isKnown(value, to.type().family(), filter.scalars(scope), reading)
            : cells.isEmpty() || cells.get(0).column().type().family() == to.type().family();
    if (!known) {
      throw PlanFault.NOT_COMPUTED.at(
          reading.position(value),
          to.name().shortForm()
              + " is assigned what the driver does not compute, because of "
              + new Uncomputed(filter.scalars(scope).types(), reading).why(value, to)
              + "; compute it in the application and bind it");
    }
    if (!here) {
      expressions.read(value);
    }
    return here;
  }

  /** Reads what another query computes; tells whether it is known. */
  private static boolean isKnown(
      Expression value, Family family, Scalars scalars, StatementReading reading) {
    Gathered gathered = scalars.gathered();
    Gathered.Mark before = gathered.mark();
    boolean known =
        scalars
                .types()
                .context(List.of(value), null, Use.READ)
                .filter(each -> each.family() == family)
                .flatMap(each -> scalars.read(value, each))
                .isPresent()
            && gathered.toldSince(before).stream()
                .flatMap(each -> each.parts().stream())
                .allMatch(each -> reading.parameters(each).isEmpty());
    if (!known) {
      gathered.back(before);
      return false;
    }
    ExpressionTypes.types(value).forEach(reading.roles()::form);
    gathered
        .toldSince(before)
        .forEach(each -> scalars.expressions().condition(Optional.of(each.written())));
    gathered
        .keptSince(before)
        .forEach(each -> reading.roles().evaluate(each.slot(), each.type(), each.beside()));
    return true;
  }

  /**
   * Tells whether a value that is selected is computed here, so that the database cannot fail over
   * it.
   *
   * @param within whether it is selected to be assigned
   */
  static boolean isHere(
      Expression value, boolean within, StatementReading reading, Expressions expressions) {
    return ExpressionTypes.holdsCells(value, reading, expressions) || (within && isSent(value));
  }

  /**
   * Tells whether something that the application writes would be sent; it is part of a protected
   * value.
   */
  static boolean isSent(Expression value) {
    return ExpressionTypes.nodes(value).stream()
        .anyMatch(
            node ->
                node instanceof Operand.Parameter
                    || node instanceof Operand.Literal
                    || node instanceof Operand.Subquery);
  }
}
