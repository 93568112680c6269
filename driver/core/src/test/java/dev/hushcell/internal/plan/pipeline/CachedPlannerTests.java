package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.testing.Planners;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CachedPlannerTests {
  private static final String SQL = "SELECT email FROM contact WHERE email = ?";

  private final SampleSchema schema = new SampleSchema();
  private final Protection protection = schema.protection();
  private final CachedPlanner planner = new CachedPlanner(Planners.ofH2());

  @Test
  void plansATextOnce() {
    assertThat(planner.plan(SQL, schema, protection))
        .isSameAs(planner.plan(SQL, schema, protection));
  }

  @Test
  void tellsOfPlansAndRefusalsWhileItIsWanted() {
    List<Boolean> told = new ArrayList<>();
    List<FaultCode> refused = new ArrayList<>();
    boolean[] wanted = new boolean[1];
    CachedPlanner.Listener listener =
        new CachedPlanner.Listener() {
          @Override
          public boolean listens() {
            return wanted[0];
          }

          @Override
          public void planned(long nanoseconds, boolean known) {
            assertThat(nanoseconds).isNotNegative();
            told.add(known);
          }

          @Override
          public void refused(FaultCode code) {
            refused.add(code);
          }
        };
    CachedPlanner telling = new CachedPlanner(Planners.ofH2(), listener, false);
    Object before = telling.plan(SQL, schema, protection);
    assertThat(told).isEmpty();
    wanted[0] = true;
    assertThat(telling.plan(SQL, schema, protection)).isSameAs(before);
    assertThatThrownBy(() -> telling.plan("SELECT nothing FROM contact", schema, protection))
        .isInstanceOf(Fault.class);
    assertThat(told).containsExactly(true, false);
    assertThat(refused).hasSize(1);
  }

  @Test
  void plansAgainWhenTheSchemaWasReadAnew() {
    Object before = planner.plan(SQL, schema, protection);
    schema.sessionMayHaveChanged();
    assertThat(planner.plan(SQL, schema, protection)).isNotSameAs(before);
  }

  @Test
  void plansAgainForAnotherCurrentSchema() {
    Object before = planner.plan(SQL, schema, protection);
    schema.useSchema("ARCHIVE");
    assertThat(planner.plan(SQL, schema, protection)).isNotEqualTo(before);
  }

  @Test
  void plansAgainWhenProtectionChanged() {
    Object before = planner.plan(SQL, schema, protection);
    Protection later =
        new Protection(protection.epoch() + 1, List.of(), Set.of(), protection.activated());
    assertThat(planner.plan(SQL, schema, later)).isNotSameAs(before);
    Protection none = new Protection(99, List.of(), Set.of(), Map.of());
    assertThat(planner.plan(SQL, schema, none)).isNotEqualTo(before);
  }

  @Test
  void forgetsThePlansOfAnEarlierState() {
    planner.plan(SQL, schema, protection);
    planner.plan("SELECT id FROM contact WHERE email = 'a'", schema, protection);
    assertThat(planner.size()).isEqualTo(2);
    Protection later =
        new Protection(protection.epoch() + 1, List.of(), Set.of(), protection.activated());
    planner.plan(SQL, schema, later);
    assertThat(planner.size()).isEqualTo(1);
  }

  @Test
  void refusesAgainWithTheSameCodeAndAStackOfItsOwn() {
    Fault first = refusal("SELECT id FROM contact WHERE note = ?");
    Fault second = refusal("SELECT id FROM contact WHERE note = ?");
    assertThat(second).isNotSameAs(first).hasMessage(first.getMessage());
    assertThat(second.code()).isEqualTo(PlanFault.COMPARED_WITHOUT_SEARCH);
    assertThat(second.offset()).isEqualTo(first.offset()).hasValue(29);
  }

  private Fault refusal(String sql) {
    try {
      planner.plan(sql, schema, protection);
    } catch (Fault refused) {
      return refused;
    }
    throw new AssertionError("planned");
  }

  @Test
  void asksForActivationEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> planner.plan("SELECT id FROM lead", schema, protection))
          .isInstanceOf(ActivationNeeded.class);
    }
  }

  @Test
  void forgetsWhatWasNotUsedForLong() {
    PlanCache<Length, String> cache = new PlanCache<>(10, 1000);
    cache.put(new Length(1), "kept");
    for (int i = 2; i < 500; i++) {
      cache.put(new Length(i % 200), "other");
      assertThat(cache.get(new Length(1))).isNotNull();
      assertThat(cache.size()).isLessThanOrEqualTo(22);
    }
    assertThat(cache.get(new Length(100))).isNull();
  }

  @Test
  void keepsNothingThatIsTooLong() {
    PlanCache<Length, String> cache = new PlanCache<>(10, 1000);
    cache.put(new Length(251), "long");
    assertThat(cache.get(new Length(251))).isNull();
    for (int i = 0; i < 100; i++) {
      cache.put(new Length(150 + i), "heavy");
      assertThat(cache.size()).isLessThanOrEqualTo(16);
    }
  }

  private record Length(int weight) implements PlanCache.Weighed {}
}
