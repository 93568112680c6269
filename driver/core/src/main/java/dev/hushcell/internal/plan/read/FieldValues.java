package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.flow.Lowering;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Star;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Computation;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where the values of fields come from, which is read once for each. */
public final class FieldValues {
  private final StatementReading reading;
  private final Expressions expressions;
  private final IdentityHashMap<Field.Origin, Provenance> known = new IdentityHashMap<>();
  private final Map<Star, IdentityHashMap<Field.Origin, Provenance>> carried = new HashMap<>(0);

  FieldValues(StatementReading reading, Expressions expressions) {
    this.reading = reading;
    this.expressions = expressions;
  }

  /** Takes note that a field is selected as a cell behind the key of its row. */
  void carry(Field field, Provenance.Cell cell) {
    if (field.origin() instanceof Field.Origin.Stored stored) {
      carried
          .computeIfAbsent(Objects.requireNonNull(field.star()), any -> new IdentityHashMap<>())
          .put(stored, cell);
    } else {
      known.put(field.origin(), cell);
    }
  }

  public Provenance of(Field field) {
    Field.Origin origin = field.origin();
    if (field.star() != null && carried.containsKey(field.star())) {
      Provenance behindKey = carried.get(field.star()).get(origin);
      if (behindKey != null) {
        return behindKey;
      }
    }
    if (origin instanceof Field.Origin.Stored stored) {
      return stored.provenance();
    }
    Provenance value = known.get(origin);
    if (value == null) {
      value = read(origin);
      known.put(origin, value);
    }
    return value;
  }

  List<Provenance> of(List<Field> fields) {
    return fields.stream().map(this::of).toList();
  }

  private Provenance read(Field.Origin origin) {
    if (origin instanceof Field.Origin.Selected selected) {
      return selected(selected.item());
    }
    if (origin instanceof Field.Origin.Combined combined) {
      return expressions.queries().combined(combined.body()).get(combined.place());
    }
    if (origin instanceof Field.Origin.Common common) {
      return common(of(common.of()), common.inside());
    }
    throw reading.notUnderstood("a column of unknown origin");
  }

  /** Of MIN and MAX that are evaluated in the driver the values are those of their column. */
  private Provenance selected(Clause.SelectItem item) {
    return reading.isEvaluated(item) && item.value() instanceof Computation.Function call
        ? expressions.read(call.arguments().get(0).value())
        : reading.computed().selected(Lowering.settled(expressions.selected(item.value())));
  }

  private Provenance common(Provenance value, boolean inside) {
    if (inside && Operands.isCounter(value)) {
      return Provenance.plain(); // the number from which a recursion counts on is no value
    }
    // Inside itself a recursive one has columns of text on some databases, outside never.
    boolean untyped = inside && !reading.scoping().recursion().isTyped();
    if (value instanceof Provenance.Cell cell) {
      return inside && !untyped ? cell : cell.untyped(untyped);
    }
    return value instanceof Provenance.Open open && (untyped || !inside)
        ? new Provenance.Open(open.slots(), open.nulls(), untyped)
        : value;
  }

  /** Tells whether a relation has, or may have, other columns than plain ones. */
  boolean mayHaveCells(RelationType relation) {
    return !relation.isComplete()
        || relation.hidesFields()
        || relation.all().stream().anyMatch(each -> !of(each).equals(Provenance.plain()));
  }
}
