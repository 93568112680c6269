package dev.hushcell.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RuleTableTests {
  @Test
  void givesNamesTheKindOfTheirLine() {
    RuleTable table =
        RuleTable.parse("# why\njava.sql.Array\n  forward free\n  wrap getArray getResultSet\n");
    assertThat(table.kindOf("java.sql.Array", "free")).contains(Kind.FORWARD);
    assertThat(table.kindOf("java.sql.Array", "getResultSet")).contains(Kind.WRAP);
    assertThat(table.kindOf("java.sql.Array", "getBaseType")).isEmpty();
    assertThat(table.kindOf("java.sql.Other", "free")).isEmpty();
    assertThat(table.types()).containsExactly("java.sql.Array");
    assertThat(table.namesOf("java.sql.Array")).hasSize(3);
  }

  @Test
  void refusesANameWithTwoKinds() {
    assertThatThrownBy(() -> RuleTable.parse("java.sql.Array\n  forward free\n  open free\n"))
        .hasMessage("two rules for free");
  }

  @Test
  void refusesALineOutsideASection() {
    assertThatThrownBy(() -> RuleTable.parse("  forward free\n"))
        .hasMessageContaining("before the first interface");
  }

  @Test
  void refusesAnUnknownKind() {
    assertThatThrownBy(() -> RuleTable.parse("java.sql.Array\n  pass free\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void forwardsNothingThatCarriesTextOrLeadsToAnotherObject() {
    RuleTable table = RuleTable.load();
    for (String name :
        new String[] {"prepareStatement", "prepareCall", "createStatement", "nativeSQL"}) {
      assertThat(table.kindOf("java.sql.Connection", name).orElseThrow())
          .as(name)
          .isIn(Kind.OPEN, Kind.PREPARE);
    }
    assertThat(table.kindOf("java.sql.Wrapper", "unwrap")).contains(Kind.UNWRAP);
    for (String name :
        new String[] {
          "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "addBatch"
        }) {
      assertThat(table.kindOf("java.sql.Statement", name).orElseThrow())
          .as(name)
          .isIn(Kind.TEXT, Kind.RUN);
    }
  }
}
