package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.jdbc.evaluate.CurrentRow.RowTest;
import dev.hushcell.internal.jdbc.evaluate.CurrentRow.RowValue;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Scalar;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns expressions into values of rows, for one execution. What is constant is computed once. */
record RowValues(RowTests tests, Comparands comparands) {
  RowValue of(Scalar scalar) throws SQLException {
    if (scalar.isConstant()) {
      Object value = constant(scalar);
      return row -> value;
    }
    if (scalar instanceof Scalar.Opened opened) {
      return row -> row.opened(opened.cell());
    }
    if (scalar instanceof Scalar.Told told) {
      return row -> canonical(row.value(told.number(), told.family()), told);
    }
    if (scalar instanceof Scalar.Aggregated aggregated) {
      return row -> row.aggregated(aggregated.number());
    }
    if (scalar instanceof Scalar.Choice choice) {
      return choice(choice);
    }
    if (scalar instanceof Scalar.Folded folded) {
      RowValue value = of(folded.value());
      return row -> folded(value.of(row), folded);
    }
    if (scalar instanceof Scalar.Cast cast) {
      RowValue value = of(cast.value());
      return row -> TypeBounds.within(value.of(row), cast.type(), comparands);
    }
    Scalar.Call call = (Scalar.Call) scalar;
    List<RowValue> arguments = of(call.arguments());
    return row -> {
      List<@Nullable Object> all = new ArrayList<>(arguments.size());
      for (RowValue each : arguments) {
        all.add(each.of(row));
      }
      return result(call, all);
    };
  }

  List<RowValue> of(List<Scalar> scalars) throws SQLException {
    List<RowValue> all = new ArrayList<>();
    for (Scalar each : scalars) {
      all.add(of(each));
    }
    return all;
  }

  /** Computes what is the same for all rows. */
  @Nullable Object constant(Scalar scalar) throws SQLException {
    if (scalar instanceof Scalar.Given given) {
      return comparands.value(given);
    }
    if (scalar instanceof Scalar.Cast cast) {
      Object value =
          cast.value() instanceof Scalar.Given given
              ? comparands.cast(given)
              : constant(cast.value());
      return TypeBounds.within(value, cast.type(), comparands);
    }
    if (scalar instanceof Scalar.Folded folded) {
      return folded(constant(folded.value()), folded);
    }
    if (scalar instanceof Scalar.Call call) {
      List<@Nullable Object> all = new ArrayList<>();
      for (Scalar each : call.arguments()) {
        all.add(constant(each));
      }
      return result(call, all);
    }
    return null;
  }

  private @Nullable Object folded(@Nullable Object value, Scalar.Folded in) throws SQLException {
    return value == null
        ? null
        : in.in()
            .letters()
            .inCase((String) value, in.in().capitals())
            .orElseThrow(comparands::caseless);
  }

  private @Nullable Object canonical(@Nullable Object told, Scalar.Told scalar)
      throws SQLException {
    return told == null ? null : comparands.canonical(told, scalar.family());
  }

  private RowValue choice(Scalar.Choice choice) throws SQLException {
    List<RowTest> conditions = new ArrayList<>();
    List<RowValue> results = new ArrayList<>();
    for (Scalar.Branch branch : choice.branches()) {
      conditions.add(tests.of(branch.condition()));
      results.add(of(branch.value()));
    }
    RowValue otherwise =
        choice.otherwise().isPresent() ? of(choice.otherwise().get()) : row -> null;
    return row -> {
      for (int i = 0; i < conditions.size(); i++) {
        if (conditions.get(i).of(row) == Truth.TRUE) {
          return results.get(i).of(row);
        }
      }
      return otherwise.of(row);
    };
  }

  private @Nullable Object result(Scalar.Call call, List<@Nullable Object> arguments)
      throws SQLException {
    if (call.routine().isStrict() && arguments.contains(null)) {
      return null;
    }
    return switch (call.routine()) {
      case COALESCE -> first(arguments);
      case NULLIF -> unequal(arguments.get(0), arguments.get(1), call.order());
      default -> new Computing(comparands, call.order()).of(call.routine(), arguments);
    };
  }

  private static @Nullable Object first(List<@Nullable Object> values) {
    for (Object each : values) {
      if (each != null) {
        return each;
      }
    }
    return null;
  }

  private static @Nullable Object unequal(
      @Nullable Object value, @Nullable Object other, @Nullable TextOrder order) {
    boolean equal = value != null && other != null && RowOrder.compare(value, other, order) == 0;
    return equal ? null : value;
  }
}
