package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.evaluate.Split;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Lowering;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.Name;
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
import org.jspecify.annotations.Nullable;

/** Reads one SELECT … FROM … WHERE … GROUP BY … HAVING. */
final class Selections {
  /** Words that steer how a query is run, or have its rows counted. */
  private static final Set<String> MODIFIERS =
      Names.words(
          """
          HIGH_PRIORITY STRAIGHT_JOIN SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT
          SQL_NO_CACHE SQL_CACHE SQL_CALC_FOUND_ROWS
          """);

  private final StatementReaders readers;
  private final Stars stars;

  Selections(StatementReaders readers) {
    this.readers = readers;
    this.stars = new Stars(readers.reading);
  }

  /**
   * Returns the columns that the query delivers.
   *
   * @param query the query of which it is the body; empty for a branch of a set operation
   */
  List<Output> read(QueryBody.Select select, Optional<Query> query, Scope around) {
    requireCommonForm(select);
    Scope scope = new Scope(around);
    List<Expression> conditions = new ArrayList<>(readers.sources.joined(select.from(), scope));
    readers.fetchLifted(select, scope);
    boolean lifts = readers.lifts(select);
    List<Output> lifted = lifts ? outputs(select.items(), scope) : List.of();
    conditions.addAll(lifts ? left(select, scope, lifted) : left(select, scope));
    boolean seen = readers.reading.scoping().selected().contains(Place.WHERE);
    if (!seen) {
      conditions.forEach(each -> readers.conditions.read(each, scope));
    }
    List<Output> outputs = lifts ? lifted : outputs(select.items(), scope);
    if (seen) {
      Scope where = seen(Place.WHERE, outputs, scope);
      conditions.forEach(each -> readers.conditions.read(each, where));
    }
    for (Clause.NamedWindow window : select.windows()) {
      readers.reading.claims().claim(window.name(), Role.LABEL);
      readers.windows.window(window.window(), scope);
    }
    select.groupBy().ifPresent(each -> readers.sorting.group(each, outputs, scope));
    readers.condition(select.having(), seen(Place.HAVING, outputs, scope));
    readers.condition(select.qualify(), seen(Place.QUALIFY, outputs, scope));
    distinct(select, outputs, scope);
    readers.sorting.order(select, query.flatMap(Query::order), outputs, scope);
    readers.requireSameRows(select, outputs, scope);
    readers.sorting.top(select.top(), scope);
    query.ifPresent(each -> each.locks().forEach(lock -> locked(lock, scope)));
    return outputs;
  }

  /** Returns what the database is asked of the WHERE. */
  private List<Expression> left(QueryBody.Select select, Scope scope) {
    if (!readers.splits(select)) {
      return select.where().stream().toList();
    }
    List<Expression> left = new ArrayList<>();
    for (Expression member : Split.members(select.where())) {
      if (!readers.takes(member, scope)) {
        left.add(member);
      }
    }
    return left;
  }

  /** Returns what the database is asked of the WHERE of a derived table. */
  private List<Expression> left(QueryBody.Select select, Scope scope, List<Output> outputs) {
    readers.delivers(outputs, scope);
    List<Expression> left = new ArrayList<>();
    for (Expression member : Split.members(select.where())) {
      if (!readers.lifts(member, scope, outputs)) {
        left.add(member);
      }
    }
    return left;
  }

  /** FOR UPDATE OF names sources. */
  private void locked(Clause.Lock lock, Scope scope) {
    for (Identifier table : lock.tables()) {
      if (!readers.columns.called(List.of(table), scope).same().isEmpty()) {
        readers.reading.claims().claim(table, Role.QUALIFIER);
      }
    }
  }

  /** Returns the scope of a place, where the names of what is selected may be seen too. */
  private Scope seen(Place place, List<Output> outputs, Scope scope) {
    return readers.sorting.seen(place, outputs, scope);
  }

  /** Returns the columns of a list of what is selected, or returned. */
  List<Output> outputs(List<Clause.SelectItem> items, Scope scope) {
    List<Output> outputs = new ArrayList<>();
    boolean seen = readers.reading.scoping().selected().contains(Place.WITHIN_SELECT);
    if (seen) {
      items.forEach(item -> item.alias().map(Identifier::name).ifPresent(scope::expect));
    }
    for (Clause.SelectItem item : items) {
      if (item.value() instanceof Operand.AllColumns star) {
        outputs.addAll(stars.expand(star, scope));
      } else {
        Provenance provenance =
            readers
                .takes(item, scope)
                .orElseGet(() -> Lowering.settled(readers.expression(item.value(), scope)));
        typed(provenance);
        requireNamed(item, provenance);
        Output output =
            new Output(name(item), provenance).of(readers.rows.of(item.value(), scope, List.of()));
        outputs.add(output);
        if (seen && item.alias().isPresent()) {
          scope.select(output);
        }
      }
    }
    return outputs;
  }

  /** What LOWER stood around would be called otherwise without it. */
  private void requireNamed(Clause.SelectItem item, Provenance provenance) {
    boolean changed = provenance instanceof Provenance.Cell cell && cell.lowered();
    if (changed && item.alias().isEmpty() && !(item.value() instanceof Operand.ColumnName)) {
      throw readers.reading.notUnderstood("LOWER of a protected column without AS and a name");
    }
  }

  /**
   * A literal tells its type; the parameter that takes its place would not. A parameter of the
   * statement may do so or not.
   */
  private void typed(Provenance provenance) {
    if (provenance instanceof Provenance.Open open) {
      List<Slot> literals = open.slots().stream().filter(slot -> !slot.isParameter()).toList();
      readers.reading.attribution().typed(literals);
      readers.reading.attribution().chosen(open.slots());
    }
  }

  private @Nullable Name name(Clause.SelectItem item) {
    if (item.alias().isPresent()) {
      readers.reading.claims().claim(item.alias().get(), Role.INTRODUCED);
      return item.alias().get().name();
    }
    return item.value() instanceof Operand.ColumnName column ? column.last().name() : null;
  }

  private void distinct(QueryBody.Select select, List<Output> outputs, Scope scope) {
    if (!select.on().isEmpty()) {
      readers.sorting.group(select.on(), outputs, scope);
    } else if (select.quantifier().equals("DISTINCT")) {
      readers.sorting.group(outputs, scope);
    }
  }

  private void requireCommonForm(QueryBody.Select select) {
    boolean usual =
        Set.of("", "ALL", "DISTINCT").contains(select.quantifier())
            && MODIFIERS.containsAll(select.modifiers())
            && select.into().isEmpty();
    if (!usual) {
      throw readers.reading.notUnderstood("SELECT with an unusual clause", select);
    }
  }
}
