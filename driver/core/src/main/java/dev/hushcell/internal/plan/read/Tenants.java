package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.model.TenantName;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * For which tenants the cells of a row are sealed: what the row is given, or must have, in the
 * columns that tell it. Where that is not known, nothing is sealed. Immutable.
 *
 * @param told by the folded name of such a column, the literal or parameter
 */
public record Tenants(Map<String, Slot> told) {
  /** Nothing is known of the row. */
  public static final Tenants UNKNOWN = new Tenants(Map.of());

  public Tenants {
    told = Map.copyOf(told);
  }

  /** Returns what a new row tells. */
  public static Tenants of(
      List<Field> columns, List<Expression> values, Target target, StatementReading reading) {
    if (columnsOf(target).isEmpty() || columns.size() != values.size()) {
      return UNKNOWN;
    }
    Map<String, List<Expression>> given = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String name = name(columns.get(i));
      if (name != null) {
        given.computeIfAbsent(name, any -> new ArrayList<>()).add(values.get(i));
      }
    }
    return of(given, target.table(), target.relation(), reading);
  }

  /** Returns what assignments to a new row tell. */
  public static Tenants of(List<Part.Assignment> sets, Target target, StatementReading reading) {
    if (columnsOf(target).isEmpty()) {
      return UNKNOWN;
    }
    Map<String, List<Expression>> given = new HashMap<>();
    for (Part.Assignment set : sets) {
      if (set.targets().size() == 1) {
        field(set.targets().get(0), target, reading)
            .ifPresent(
                name -> given.computeIfAbsent(name, any -> new ArrayList<>()).add(set.value()));
      }
    }
    return of(given, target.table(), target.relation(), reading);
  }

  /** Returns what rows have that fulfil a condition, which is on this table alone. */
  public static Tenants where(Optional<Expression> where, Target target, StatementReading reading) {
    return where(
        where, target.table(), target.relation(), each -> field(each, target, reading), reading);
  }

  /**
   * Returns what rows of a table have that fulfil a condition.
   *
   * @param names the folded name of the column of the table that an expression is
   */
  static Tenants where(
      Optional<Expression> where,
      Optional<ProtectedTable> table,
      RelationType relation,
      Function<Expression, Optional<String>> names,
      StatementReading reading) {
    if (columnsOf(table).isEmpty()) {
      return UNKNOWN;
    }
    Map<String, List<Expression>> given = new HashMap<>();
    for (Expression each : Condition.members(where)) {
      if (each instanceof Condition.Comparison test && test.operator().equals("=")) {
        names.apply(test.left()).ifPresent(name -> given.putIfAbsent(name, List.of(test.right())));
        names.apply(test.right()).ifPresent(name -> given.putIfAbsent(name, List.of(test.left())));
      }
    }
    return of(given, table, relation, reading);
  }

  private static Tenants of(
      Map<String, List<Expression>> given,
      Optional<ProtectedTable> table,
      RelationType relation,
      StatementReading reading) {
    Slots slots = new Slots(reading);
    Map<String, Slot> told = new HashMap<>();
    for (String column : columnsOf(table)) {
      List<Expression> values = given.getOrDefault(column, List.of());
      if (values.size() == 1 && isOneColumn(column, relation)) {
        slots.of(values.get(0)).ifPresent(slot -> told.put(column, slot));
      }
    }
    return new Tenants(told);
  }

  /** Names that differ in case alone could be two columns. */
  private static boolean isOneColumn(String folded, RelationType relation) {
    return relation.shown().stream().filter(each -> folded.equals(name(each))).count() == 1;
  }

  private static Optional<String> field(
      Expression written, Target target, StatementReading reading) {
    if (!(written instanceof Operand.ColumnName name)) {
      return Optional.empty();
    }
    List<Field> meant = target.meant(name.last().name(), reading);
    return meant.size() == 1 ? Optional.ofNullable(name(meant.get(0))) : Optional.empty();
  }

  private static @Nullable String name(Field field) {
    return field.name() == null ? null : Protection.fold(field.name().text());
  }

  /** Returns the folded names of the columns of a table that tell a tenant. */
  public static Set<String> columnsOf(Target target) {
    return columnsOf(target.table());
  }

  private static Set<String> columnsOf(Optional<ProtectedTable> table) {
    Set<String> found = new HashSet<>();
    for (ProtectedColumn column : table.map(ProtectedTable::columns).orElse(List.of())) {
      TenantKey.of(column).ifPresent(key -> found.add(Protection.fold(key.column())));
    }
    return found;
  }

  /** Refuses to give a row that may be there to another tenant: its cells would stay behind. */
  public static void requireUnchanged(Field column, Target target, int position) {
    String name = name(column);
    if (name != null && columnsOf(target).contains(name)) {
      throw changed(target, name, position);
    }
  }

  /** Refuses to write rows over others, which may be of other tenants. */
  public static void requireNoneReplaced(
      List<Expression> keys, Target target, StatementReading reading) {
    Set<String> left = columnsOf(target);
    keys.forEach(key -> field(key, target, reading).ifPresent(left::remove));
    if (!left.isEmpty()) {
      throw changed(target, left.iterator().next(), 0);
    }
  }

  private static RuntimeException changed(Target target, String column, int position) {
    return PlanFault.TENANT_CHANGED.at(
        position,
        "rows of "
            + target.written()
            + " have keys by "
            + column
            + ", and this statement could give a row to another tenant, whose cells would stay"
            + " under the key of the one before; delete the row and insert it again");
  }

  /** Returns the column as the row seals it, or throws where its tenant is not known. */
  public ProtectedColumn keyed(ProtectedColumn column, int position, StatementReading reading) {
    Optional<TenantKey> key = TenantKey.of(column);
    return key.isEmpty()
        ? column
        : keyed(column, key.get(), reading).orElseThrow(() -> notTold(column, key.get(), position));
  }

  /** Returns the column with the key of the tenant of the rows; empty where that is not known. */
  Optional<ProtectedColumn> keyed(ProtectedColumn column, TenantKey key, StatementReading reading) {
    return Optional.ofNullable(told.get(Protection.fold(key.column())))
        .flatMap(each -> named(key, each, reading))
        .map(column::keyed);
  }

  private static Optional<String> named(TenantKey key, Slot slot, StatementReading reading) {
    if (slot.kind() == Slot.Kind.PARAMETER) {
      return Optional.of(key.ofParameter(reading.tokens().ordinal(slot.token())));
    }
    boolean value = slot.kind() == Slot.Kind.TEXT || slot.kind() == Slot.Kind.NUMBER;
    return value ? TenantName.of(slot.value()).map(key::ofTenant) : Optional.empty();
  }

  /** Returns the refusal to seal for a row of which the tenant is not known. */
  public static RuntimeException notTold(ProtectedColumn column, TenantKey key, int position) {
    return PlanFault.TENANT_NOT_TOLD.at(
        position,
        column.name().shortForm()
            + " has a key for each "
            + key.column()
            + ", and nothing tells whose row this is; in INSERT, list "
            + key.column()
            + " and give it a literal or parameter in each row; in UPDATE of one table, write "
            + key.column()
            + " = ? beside the other conditions, joined by AND");
  }
}
