package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one SELECT … FROM … WHERE … GROUP BY … HAVING. */
record Selections(
    StatementReading reading,
    Analysis analysis,
    Expressions expressions,
    Relations relations,
    Sorting sorting) {
  /** Words that steer how a query is run, or have its rows counted. */
  private static final Set<String> MODIFIERS =
      Names.words(
          """
          HIGH_PRIORITY STRAIGHT_JOIN SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT
          SQL_NO_CACHE SQL_CACHE SQL_CALC_FOUND_ROWS
          """);

  /** Reads it, with the query of which it is all; empty for a branch of a set operation. */
  void read(QueryBody.Select select, Optional<Query> query) {
    requireCommonForm(select);
    UnseenOrders.of(select, query).forEach(reading::unseen);
    List<Expression> conditions = new ArrayList<>(relations.joined(select.from()));
    select.where().ifPresent(conditions::add);
    List<Field> fields = analysis.fields(select);
    if (reading.scoping().selected().contains(Place.WHERE)) {
      items(select.items(), fields);
      conditions.forEach(expressions.conditions()::read);
    } else {
      conditions.forEach(expressions.conditions()::read);
      items(select.items(), fields);
    }
    for (Clause.NamedWindow window : select.windows()) {
      reading.claims().claim(window.name(), Role.LABEL);
      sorting.window(window.window());
    }
    Sorting.Rows rows = new Sorting.Rows(fields, analysis.scope(select));
    boolean grouped = reading.isEvaluated(select);
    BeginningGroups beginnings = new BeginningGroups(reading, analysis, expressions);
    if (select.groupBy().isPresent() && !grouped) {
      Set<SourceColumn> keys = sorting.group(select.groupBy().get(), rows);
      beginnings.represent(select, fields, keys);
      select.having().ifPresent(each -> beginnings.requireNoKey(each, rows, keys));
    }
    expressions.condition(select.having());
    expressions.condition(select.qualify());
    if (!select.on().isEmpty()) {
      sorting.group(select.on(), rows);
    } else if (select.quantifier().equals("DISTINCT")
        && !grouped
        && !beginnings.distinct(select, rows, sorting)) {
      sorting.distinct(rows);
    }
    sorting.order(query.flatMap(Query::order), rows);
    sorting.top(select.top());
    query.ifPresent(each -> each.locks().forEach(lock -> locked(lock, select)));
  }

  /** FOR UPDATE OF names relations. */
  private void locked(Clause.Lock lock, QueryBody.Select select) {
    for (Identifier table : lock.tables()) {
      if (analysis.resolver().isCalled(table, analysis.scope(select))) {
        reading.claims().claim(table, Role.QUALIFIER);
      }
    }
  }

  /** Reads a list of what is selected, or returned, as fields. */
  void items(List<Clause.SelectItem> items, List<Field> fields) {
    int at = 0;
    for (Clause.SelectItem item : items) {
      if (item.value() instanceof Operand.AllColumns star) {
        expressions.columns().star(star);
        new CarriedKeys(reading, expressions.values()).star(analysis.star(star));
        at += analysis.star(star).fields().size();
      } else {
        new CarriedKeys(reading, expressions.values()).item(item, fields.get(at));
        Provenance value = expressions.values().of(fields.get(at++));
        typed(value);
        requireNamed(item, value);
        item.alias().ifPresent(alias -> reading.claims().claim(alias, Role.INTRODUCED));
      }
    }
  }

  /** What LOWER stood around would be called otherwise without it. */
  private void requireNamed(Clause.SelectItem item, Provenance value) {
    boolean changed = value instanceof Provenance.Cell cell && cell.lowered();
    if (changed && item.alias().isEmpty() && !(item.value() instanceof Operand.ColumnName)) {
      throw reading.notUnderstood("LOWER of a protected column without AS and a name");
    }
  }

  /** A literal tells its type; the parameter in its place would not, another may. */
  private void typed(Provenance value) {
    if (value instanceof Provenance.Open open) {
      List<Slot> literals = open.slots().stream().filter(slot -> !slot.isParameter()).toList();
      reading.roles().typed(literals);
      reading.roles().chosen(open.slots());
    }
  }

  private void requireCommonForm(QueryBody.Select select) {
    boolean usual =
        Set.of("", "ALL", "DISTINCT").contains(select.quantifier())
            && MODIFIERS.containsAll(select.modifiers());
    if (select.into().isPresent()) {
      throw reading.notUnderstood(
          "SELECT … INTO; insert plain columns into a table that is there, or read the rows and"
              + " write them in the application",
          select);
    }
    if (!usual) {
      throw reading.notUnderstood("SELECT with an unusual clause", select);
    }
  }
}
