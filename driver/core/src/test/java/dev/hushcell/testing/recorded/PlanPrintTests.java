package dev.hushcell.testing.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.PresumedLetters;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.SchemaChange;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two plans that differ in any component of any record in them are printed differently: of each
 * record that a plan can have, several values are made for each component.
 */
class PlanPrintTests {
  private final Map<Class<?>, List<@Nullable Object>> seen = new HashMap<>();
  private final Set<Class<?>> open = new HashSet<>();

  @Test
  void plansThatDifferInAnyComponentArePrintedDifferently() throws ReflectiveOperationException {
    values(StatementPlan.class);
    assertThat(seen)
        .containsKeys(
            StatementPlan.Touching.class,
            StatementPlan.Untouched.class,
            StatementPlan.ParameterRole.class,
            Splice.Sealed.class,
            Evaluation.class,
            Formula.class,
            Formula.Compared.class,
            Formula.Sign.Known.class,
            Scalar.Call.class,
            CallOutcome.Column.class,
            SchemaChange.RenameColumn.class);
    seen.forEach(
        (type, values) ->
            assertThat(values.stream().map(PlanPrint::whole).toList())
                .as(type.getName())
                .doesNotHaveDuplicates());
  }

  @Test
  void refusesKindOfValueThatNobodyPrints() {
    assertThatThrownBy(() -> PlanPrint.whole(List.of(new Object())))
        .hasMessage("nothing prints a java.lang.Object");
  }

  /** Returns different values of a type. */
  private List<@Nullable Object> values(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      return Arrays.asList(raw.getEnumConstants());
    }
    if (raw == Narrow.class) {
      return List.of(Narrow.whole(2), new Narrow(1, 2), Narrow.NONE);
    }
    if (!raw.isSealed() && !raw.isRecord()) {
      return atoms(raw);
    }
    if (raw == Touching.class && !open.add(raw)) {
      return List.of(touching("a"), touching("b")); // of the queries that find rows of another one
    }
    List<@Nullable Object> known = seen.get(raw);
    if (known == null) {
      known = raw.isSealed() ? permitted(raw) : record(raw);
      seen.put(raw, known);
    }
    return known;
  }

  private static Touching touching(String sql) {
    return new Touching(
        sql,
        List.of(),
        List.of(),
        new Results.None(false),
        List.of(),
        null,
        Afterwards.NOTHING,
        false,
        null,
        null,
        null);
  }

  /** Returns values of each kind; within one of them, of those kinds that have none in them. */
  private List<@Nullable Object> permitted(Class<?> type) throws ReflectiveOperationException {
    boolean within = !open.add(type);
    List<@Nullable Object> all = new ArrayList<>();
    for (Class<?> each : type.getPermittedSubclasses()) {
      boolean nests =
          each.isRecord()
              && Arrays.stream(each.getRecordComponents())
                  .anyMatch(part -> part.getGenericType().getTypeName().contains(type.getName()));
      if (!within || !nests) {
        all.addAll(within && each.isRecord() ? record(each) : values(each));
      }
    }
    return all;
  }

  private static List<@Nullable Object> atoms(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return List.of(1, 2);
    }
    if (type == long.class) {
      return List.of(1L, 2L);
    }
    if (type == boolean.class || type == Boolean.class) {
      return List.of(false, true);
    }
    if (type == Character.class) {
      return List.of('a', 'b');
    }
    if (type == LiteralValue.class) {
      return List.of(literal(LiteralValue.Reading.TEXT), literal(LiteralValue.Reading.NUMBER));
    }
    if (type == LetterCase.class) {
      return new ArrayList<>(EnumSet.allOf(PresumedLetters.class));
    }
    assertThat(type).isIn(String.class, Object.class);
    return type == String.class ? List.of("a", "b\n\"", "") : List.of("1", new BigDecimal("1"));
  }

  private static Object literal(LiteralValue.Reading reading) {
    return LiteralValue.of(reading, new Token(Token.Kind.STRING, 0, 1, "1"));
  }

  private List<@Nullable Object> generic(ParameterizedType type)
      throws ReflectiveOperationException {
    if (type.getRawType() == Map.class) {
      return List.of(Map.of()); // is not printed
    }
    List<@Nullable Object> parts = values(type.getActualTypeArguments()[0]);
    Object first = parts.get(0);
    Object last = parts.get(parts.size() - 1);
    if (type.getRawType() == Optional.class) {
      return List.of(Optional.empty(), Optional.ofNullable(first), Optional.ofNullable(last));
    }
    assertThat(type.getRawType()).isEqualTo(List.class);
    return List.of(
        List.of(),
        Arrays.asList(first),
        Arrays.asList(last),
        Arrays.asList(first, last),
        Arrays.asList(last, first),
        Arrays.asList(first, first));
  }

  /** Returns a value of a record, and one more for each other value of each component. */
  private List<@Nullable Object> record(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    List<List<@Nullable Object>> choices = new ArrayList<>();
    for (RecordComponent each : components) {
      List<@Nullable Object> choice = new ArrayList<>(values(each.getGenericType()));
      if (each.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        choice.add(null);
      }
      choices.add(choice);
    }
    Constructor<?> constructor =
        type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    @Nullable Object[] first = choices.stream().map(each -> each.get(0)).toArray();
    List<@Nullable Object> made = new ArrayList<>();
    made.add(constructor.newInstance(first));
    for (int i = 0; i < first.length; i++) {
      for (Object other : choices.get(i).subList(1, choices.get(i).size())) {
        @Nullable Object[] arguments = first.clone();
        arguments[i] = other;
        made.add(constructor.newInstance(arguments));
      }
    }
    // The rest is printed as what has no columns to open.
    made.removeIf(each -> each instanceof Results.Columns columns && !columns.isDelivered());
    return made;
  }
}
