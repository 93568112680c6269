package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.testing.Planners;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnforeseenFailureTests {
  @Test
  void refusesWhatCannotBePlannedAndTellsNoValue() {
    ColumnRule rule =
        new ColumnRule(
            Optional.empty(),
            "contact",
            "email",
            Search.NONE,
            Compare.UNSPECIFIED,
            "contact.email",
            Optional.empty(),
            0,
            Storage.BINARY,
            Set.of());
    Protection protection = new Protection(1, List.of(rule), Set.of(), Map.of());
    TextPlanner planner = Planners.ofH2();
    assertThatThrownBy(() -> planner.plan("SELECT 'secret' FROM contact", broken(), protection))
        .hasMessageContaining("HC-2129")
        .hasMessageNotContaining("secret");
  }

  /** A schema view that fails at the first look-up of a table. */
  private static SchemaView broken() {
    return (SchemaView)
        Proxy.newProxyInstance(
            SchemaView.class.getClassLoader(),
            new Class<?>[] {SchemaView.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "reaching" -> Set.of();
                  case "currentSchema" -> "PUBLIC";
                  case "version" -> 1L;
                  default -> throw new IllegalStateException("secret");
                });
  }
}
