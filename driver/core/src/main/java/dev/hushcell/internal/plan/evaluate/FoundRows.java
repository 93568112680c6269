package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.Finding.Asked;
import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.plan.KeyedRows.Locking;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.Sorting;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a statement changes or locks, found by conditions that are evaluated in the driver.
 * It is read from one table, by a key of plain columns.
 */
public final class FoundRows {
  /** What values are called there that are assigned, with a number behind it. */
  static final String VALUE = "hushcell_found_value_";

  private final StatementReading reading;
  private final KeyedRows form;
  private final Relation.Table table;
  private final Optional<Expression> where;
  private final RowKey key;
  private final List<Taken> taken;
  private final List<Assigned> assigned;
  private final List<Evaluation.Kept> kept;

  private FoundRows(
      StatementReading reading,
      Relation.Table table,
      Optional<Expression> where,
      RowKey key,
      List<Assigned> assigned,
      Filter filter) {
    this.reading = reading;
    this.form = reading.rules().keyedRows().orElseThrow();
    this.table = table;
    this.where = where;
    this.key = key;
    this.assigned = assigned;
    this.taken = filter.taken();
    this.kept = filter.delivered().kept();
  }

  /** Tells whether an UPDATE may assign what is computed of columns. */
  public static boolean mayCompute(Change change, StatementReading reading) {
    return reading.permission().mayEvaluate()
        && Assigned.isIn(change)
        && OneTable.of(change).isPresent()
        && reading.rules().keyedRows().isPresent();
  }

  /**
   * Takes conditions out of an UPDATE or DELETE; empty where there are none that can be.
   *
   * @param computes whether values that are assigned are taken out too
   */
  public static Optional<FoundRows> of(
      Change change,
      boolean computes,
      StatementReading reading,
      Analysis analysis,
      Expressions expressions) {
    if (!reading.permission().mayEvaluate()) {
      return Optional.empty();
    }
    Optional<Relation.Table> table = OneTable.of(change);
    if (table.isEmpty() || reading.rules().keyedRows().isEmpty()) {
      reading.notEvaluated("a change of rows that is not one of one table by its WHERE alone");
      return Optional.empty();
    }
    Optional<Expression> where = change.where();
    if (where.isEmpty() && !computes) {
      return Optional.empty();
    }
    analysis.requireAll();
    Filter filter = Filter.ofChange(reading, analysis, expressions);
    Scope scope = analysis.scope(change);
    filter.take(where, scope);
    if (filter.isEmpty() && !computes) {
      return Optional.empty();
    }
    RowKey key = RowKey.of(scope.relations().get(0), reading, expressions);
    List<Assigned> assigned =
        computes ? Assigned.of(change, key, scope, filter, reading, expressions) : List.of();
    return Optional.of(new FoundRows(reading, table.get(), where, key, assigned, filter));
  }

  /**
   * Returns the rows that a query locks, found first: it would lock those too that are left out in
   * the driver. Empty where it locks those that it delivers, or none.
   */
  static Optional<FoundRows> ofLocks(
      Query query,
      Select select,
      Tail tail,
      Filter filter,
      Sorting.Rows rows,
      Expressions expressions,
      StatementReading reading) {
    boolean locks = !query.locks().isEmpty();
    if (locks && filter.isEmpty() && tail.isThere()) {
      throw reading.notUnderstood(
          "LIMIT beside a lock, without a condition that is evaluated in the driver");
    }
    boolean all =
        reading.rules().keyedRows().filter(each -> each.locking() == Locking.ALL).isPresent();
    if (!locks || filter.isEmpty() || all) {
      return Optional.empty();
    }
    Relation.Table table = OneTable.alone(select.from()).orElseThrow();
    RowKey key = RowKey.of(rows.scope().relations().get(0), reading, expressions);
    return Optional.of(new FoundRows(reading, table, select.where(), key, List.of(), filter));
  }

  /** Writes the list of keys into an UPDATE or DELETE in the place of what was taken. */
  public void splice(Change change) {
    assigned.forEach(each -> reading.splice(each.value(), each.written()));
    if (taken.isEmpty()) {
      Node last = where.isPresent() ? where.get() : last(change);
      int end = reading.end(last);
      if (where.isPresent()) {
        int begin = at(change);
        int to = reading.tokens().get(last.place().begin() - 1).end();
        reading.splice(new Splice.Text(begin, to, "WHERE " + key.among() + " AND ("));
      }
      String behind = where.isPresent() ? ")" : " WHERE " + key.among();
      reading.splice(new Splice.Text(end, end, behind));
    }
    splice(taken, key.among(), reading);
  }

  /** Writes something into the statement in place of what was taken. */
  static void splice(List<Taken> taken, String first, StatementReading reading) {
    for (int i = 0; i < taken.size(); i++) {
      Taken each = taken.get(i);
      StringBuilder left = new StringBuilder(i == 0 ? first : "1 = 1");
      for (Gathered.Told told : each.told()) {
        if (told.parts().stream().anyMatch(part -> !reading.parameters(part).isEmpty())) {
          // They stay where they are; what the condition is was decided already.
          left.append(" AND (1 = 1 OR (").append(told.text(reading::text)).append("))");
        }
      }
      reading.splice(each.member(), left.toString());
    }
  }

  private static Node last(Change change) {
    List<Part.Assignment> sets = ((Change.Update) change).assignments();
    return sets.get(sets.size() - 1);
  }

  /** Returns the offset of what the list of keys is written into. */
  private int at(Change change) {
    return !taken.isEmpty()
        ? reading.position(taken.get(0).member())
        : where.isPresent()
            ? reading.tokens().get(where.get().place().begin() - 1).begin()
            : reading.end(last(change));
  }

  /** Returns how many parameters stand before that. */
  private int before(Change change) {
    return !taken.isEmpty()
        ? before(taken.get(0).member(), reading)
        : where.isPresent()
            ? before(where.get(), reading)
            : reading.tokens().ordinal(last(change).place().end() - 1);
  }

  /** Returns how many parameters stand before a node. */
  static int before(Node node, StatementReading reading) {
    return reading.tokens().ordinal(node.place().begin() - 1);
  }

  /** Returns what a query that locks asks besides, in the place of its first member. */
  String among() {
    return key.among() + " AND ";
  }

  /**
   * Returns how the rows of an UPDATE or DELETE are found.
   *
   * @param planner plans a query
   */
  public Finding finding(Change change, boolean returns, Finding.Queries planner) {
    String lock = form.lock(change instanceof Change.Delete);
    boolean twice = form.locking() == Locking.MATCHES && !taken.isEmpty();
    boolean locks = form.locking() == Locking.ALL || (!twice && form.locking() == Locking.MATCHES);
    StringBuilder found = new StringBuilder("SELECT ").append(twice ? "" : values());
    found.append(key.selected()).append(" FROM ").append(reading.text(table));
    where.ifPresent(each -> found.append(" WHERE ").append(reading.text(each)));
    found.append(locks && !twice && taken.isEmpty() ? key.order() : "");
    found.append(locks ? " " + lock : "");
    return new Finding(
        twice
            ? asked(found.toString(), conditions(), List.of(), 0, planner)
            : asked(found.toString(), all(), assigned, 0, planner),
        twice ? locked(lock, planner) : null,
        true,
        false,
        key.takesTexts(),
        key.lists(),
        key.among(),
        at(change),
        before(change),
        assigned.stream().map(this::computed).toList(),
        kept,
        returns);
  }

  private Finding.Computed computed(Assigned each) {
    return new Finding.Computed(
        reading.position(each.value()), each.to(), key.columns(), each.written());
  }

  /** Returns the values that are assigned as they are selected, before the key. */
  private String values() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < assigned.size(); i++) {
      String value = reading.text(assigned.get(i).value());
      all.append(value).append(" AS ").append(VALUE).append(i + 1).append(", ");
    }
    return all.toString();
  }

  private List<Node> conditions() {
    return where.stream().map(Node.class::cast).toList();
  }

  /** Returns all that is asked in queries instead. */
  private List<Node> all() {
    return Stream.concat(assigned.stream().map(Assigned::value), where.stream())
        .map(Node.class::cast)
        .toList();
  }

  /** Returns how the rows of a query are found that locks them, which is the last that it says. */
  Finding finding(Query query, Select select, Finding.Queries planner) {
    String text = reading.tokens().text();
    int list = reading.tokens().get(select.from().get(0).place().begin() - 1).begin();
    Node lock = query.locks().get(0);
    String found =
        text.substring(reading.position(query), list)
            + ", "
            + key.selected()
            + " "
            + text.substring(list, reading.position(lock));
    String clause = reading.text(lock);
    Node first = taken.get(0).member();
    return new Finding(
        asked(found, List.of(query), List.of(), 0, planner),
        form.locking() == Locking.MATCHES ? locked(clause, planner) : null,
        !query.locks().get(0).words().contains("SKIP LOCKED"),
        false,
        key.takesTexts(),
        key.lists(),
        key.among(),
        reading.position(first),
        before(first, reading),
        List.of(),
        kept,
        false);
  }

  private Asked locked(String lock, Finding.Queries planner) {
    String sql =
        "SELECT %s%s FROM %s WHERE (%s) AND %s%s %s"
            .formatted(
                values(),
                key.selected(),
                reading.text(table),
                reading.text(where.orElseThrow()),
                key.among(),
                key.order(),
                lock);
    return asked(sql, all(), assigned, key.lists(), planner);
  }

  /**
   * Plans a query.
   *
   * @param of the parts of the statement of which it has all parameters
   * @param values what it delivers first
   * @param more how many it has besides
   */
  private Asked asked(
      String sql, List<Node> of, List<Assigned> values, int more, Finding.Queries planner) {
    List<Integer> numbers = new ArrayList<>();
    of.forEach(each -> numbers.addAll(reading.parameters(each)));
    Touching plan = planner.plan(sql);
    boolean evaluates = taken.isEmpty() || plan.evaluation() != null;
    for (int i = 0; i < values.size(); i++) {
      evaluates &= !values.get(i).here() || computes(plan, i + 1);
    }
    if (!evaluates || plan.parameters().size() != numbers.size() + more) {
      throw reading.notUnderstood("a condition by which rows are found");
    }
    return new Asked(plan, numbers);
  }

  private static boolean computes(Touching plan, int place) {
    return plan.evaluation() != null
        && plan.evaluation().outputs().stream().anyMatch(each -> each.place() == place);
  }

  /** Returns what keeps a query that locks rows from being found; empty for one that does not. */
  static @Nullable String obstacle(
      Query query, Select select, Tail tail, StatementReading reading) {
    if (query.locks().isEmpty()) {
      return null;
    }
    boolean usual =
        query.locks().size() == 1
            && query.with().isEmpty()
            && reading.end(query.locks().get(0)) == reading.end(query)
            && OneTable.alone(select.from()).isPresent()
            && !PlainQuery.isDistinct(select)
            && tail.skipped() == null
            && !(tail.isThere() && query.locks().get(0).words().contains("SKIP LOCKED"));
    return usual && reading.rules().keyedRows().isPresent()
        ? null
        : "a lock that is not one of the rows of one table, or that stands beside OFFSET";
  }
}
