package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.cell.RawColumn;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.sql.LiteralValue.Reading;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RenderingTests {
  private static final ProtectedColumn NOTE = Surface.text("NOTE", Search.NONE);

  private static final TypeKnowledge TYPES = new H2Types();

  private static Plans.Builder plan(String sql) {
    return new Plans().touching(sql);
  }

  @Test
  void writesCellsAsBinaryAndAsTextLiterals() throws SQLException {
    Touching plan =
        plan("INSERT INTO t VALUES ('a', 5, 'b')")
            .literal("'a'", NOTE, Use.ASSIGNED, "a")
            .literal("5", NOTE, Use.ASSIGNED, Reading.NUMBER, "5")
            .literal("'b'", NOTE, Use.ASSIGNED, "b")
            .build();
    assertThat(
            Rendering.withLiterals(
                plan,
                literal ->
                    RawColumn.cell(
                        switch (((SealedValue.Literal) literal.value())
                            .value()
                            .unnoted()
                            .toString()) {
                          case "a" -> new byte[] {(byte) 0xF8, 1};
                          case "5" -> null;
                          default -> "-_09";
                        }),
                TYPES))
        .isEqualTo("INSERT INTO t VALUES (X'f801', NULL, '-_09')");
    assertThat(Rendering.withParameters(plan)).isEqualTo("INSERT INTO t VALUES (?, ?, ?)");
  }

  @Test
  void keepsALiteralApartFromTheWordBeforeIt() throws SQLException {
    Touching plan =
        plan("UPDATE t SET note = CASE WHEN id = 1 THEN'a'END")
            .literal("'a'", NOTE, Use.ASSIGNED, "a")
            .build();
    assertThat(Rendering.withLiterals(plan, literal -> RawColumn.cell(new byte[] {1}), TYPES))
        .isEqualTo("UPDATE t SET note = CASE WHEN id = 1 THEN X'01'END");
  }

  @Test
  void appliesFixedTextAtBothEnds() throws SQLException {
    Touching plan = plan("a middle z").replace("a", "begin").replace("z", "end").build();
    assertThat(Rendering.withLiterals(plan, literal -> RawColumn.cell((Object) null), TYPES))
        .isEqualTo("begin middle end");
    assertThat(Rendering.seals(plan)).isFalse();
  }

  @Test
  void plansWithTheSameBytesAreEqual() {
    Touching one = plan("x").literal("x", NOTE, Use.COMPARED, Reading.BYTES, "0102").build();
    Touching same = plan("x").literal("x", NOTE, Use.COMPARED, Reading.BYTES, "0102").build();
    Touching other = plan("x").literal("x", NOTE, Use.COMPARED, Reading.BYTES, "0103").build();
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
  }

  @Test
  void plansShowNoText() {
    Touching plan =
        plan("SELECT 'secret'").literal("'secret'", NOTE, Use.COMPARED, "secret").build();
    assertThat(plan.toString()).doesNotContain("secret");
  }
}
