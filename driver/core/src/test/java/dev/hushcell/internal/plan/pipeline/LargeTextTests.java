package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.testing.Allocation;
import dev.hushcell.testing.Planners;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What planning a text costs grows with its length and no faster. Memory is counted, not time: it
 * is the same on every machine, and a step that walks over the whole text for each part of it makes
 * something on its way.
 */
class LargeTextTests {
  private static final int PARTS = 1500;

  /** Twice would be exact; a quadratic step among linear ones comes near four times. */
  private static final double MOST = 2.5;

  private final SampleSchema schema = new SampleSchema();
  private final TextPlanner planner = Planners.ofH2();

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape("UNION ALL", n -> list(n, " UNION ALL ", i -> "SELECT id, email FROM contact")),
        shape(
            "changed rows",
            n ->
                list(
                    n,
                    " UNION ALL ",
                    i ->
                        "SELECT id FROM FINAL TABLE"
                            + " (INSERT INTO contact (id, email) VALUES (1, 'x'))")),
        shape(
            "WITH",
            n ->
                "WITH "
                    + list(n, ", ", i -> "w" + i + " AS (SELECT id, email FROM contact)")
                    + " SELECT email FROM w0"),
        shape(
            "EXISTS",
            n ->
                "SELECT id FROM contact WHERE "
                    + list(
                        n,
                        " AND ",
                        i -> "EXISTS (SELECT 1 FROM mailbox WHERE owner = contact.email)")),
        shape(
            "rows of parameters",
            n -> "INSERT INTO contact (id, email, note) VALUES " + list(n, ", ", i -> "(?, ?, ?)")),
        shape(
            "rows of literals",
            n ->
                "INSERT INTO contact (id, email) VALUES " + list(n, ", ", i -> "(" + i + ", 'x')")),
        shape("IN", n -> "SELECT id FROM contact WHERE email IN (" + list(n, ", ", i -> "?") + ")"),
        shape("OR", n -> "SELECT id FROM contact WHERE " + list(n, " OR ", i -> "email = 'x'")),
        shape("sums", n -> "SELECT email FROM contact WHERE id = " + list(n, " + ", i -> "?")),
        shape("columns", n -> "SELECT " + list(n, ", ", i -> "email AS c" + i) + " FROM contact"),
        shape(
            "CASE",
            n ->
                "SELECT CASE "
                    + list(n, " ", i -> "WHEN email = 'x' THEN " + i)
                    + " END FROM contact"),
        shape(
            "conditions",
            n -> "SELECT id FROM typed WHERE " + list(n, " AND ", i -> "id = ? AND active")),
        shape(
            "statements", n -> list(n, "; ", i -> "UPDATE contact SET email = ? WHERE id = " + i)));
  }

  private static Arguments shape(String name, IntFunction<String> text) {
    return Arguments.of(name, text);
  }

  private static String list(int count, String between, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(between));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void costGrowsWithTheText(String name, IntFunction<String> text)
      throws ReflectiveOperationException {
    String some = text.apply(PARTS);
    String twice = text.apply(2 * PARTS);
    plan(some); // loads classes
    long half = Allocation.of(() -> plan(some));
    long whole = Allocation.of(() -> plan(twice));
    assertThat((double) whole / half).as(name).isLessThan(MOST);
  }

  private void plan(String sql) {
    assertThat(planner.plan(sql, schema, schema.protection()))
        .isInstanceOf(StatementPlan.Touching.class);
  }

  @Test
  void chainsOfThousandsOfOperandsArePlanned() {
    plan("SELECT email FROM contact WHERE id = " + list(5000, " + ", i -> "?"));
    plan("SELECT email FROM contact WHERE name = " + list(5000, " || ", i -> "'x'"));
  }
}
