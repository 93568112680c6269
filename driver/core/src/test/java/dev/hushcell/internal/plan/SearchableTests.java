package dev.hushcell.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import org.junit.jupiter.api.Test;

class SearchableTests {
  @Test
  void advisesWhatTheTypeAllows() {
    assertThat(advice(Family.TEXT, Types.VARCHAR, 20))
        .isEqualTo("; declare search: equality or leave it out");
    assertThat(advice(Family.TEXT, Types.VARCHAR, 1))
        .isEqualTo("; declare search: equality, accept: few-values or leave it out");
    assertThat(advice(Family.APPROXIMATE, Types.DOUBLE, 53))
        .isEqualTo(", and its type has no equality that cells can keep; leave it out");
  }

  @Test
  void advisesNoSearchOfALargeObject() {
    assertThat(advice(Family.BYTES, Types.BLOB, 0))
        .isEqualTo(advice(Family.TEXT, Types.CLOB, 0))
        .startsWith(", and a large object has no search; make it VARCHAR(n) or VARBINARY(n)");
  }

  private static String advice(Family family, int jdbcType, long precision) {
    return Searchable.advice(
        new LogicalType(family, "declared", jdbcType, "name", precision, 0, false));
  }
}
