package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.testing.Planners;
import dev.hushcell.testing.script.PlanText;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/**
 * Statements put together at random, in which literals that are meant for a protected column carry
 * a mark: whatever is planned, no mark is left in the text that is sent.
 */
class MarkedLiteralProperties {
  private static final String MARK = "mark-";

  private final SampleSchema schema = new SampleSchema();
  private final TextPlanner planner = Planners.ofH2();

  @Tag("nightly")
  @Property(tries = 2000)
  @Label("no marked literal of many is sent, and each parameter has a role")
  void sendsNoMarkedLiteralOfMany(@ForAll("statements") String sql) {
    sendsNoMarkedLiteral(sql);
  }

  @Property(tries = 400)
  @Label("no marked literal is sent, and each parameter has a role")
  void sendsNoMarkedLiteral(@ForAll("statements") String sql) {
    try {
      StatementPlan plan = planner.plan(sql, schema, schema.protection());
      assertThat(plan).isInstanceOf(Touching.class);
      Touching touching = (Touching) plan;
      assertThat(PlanText.rendered(touching)).doesNotContain(MARK);
      assertThat(touching.parameters()).hasSize(new Lexer(new H2Language()).lex(sql).parameters());
      Statistics.label("outcome").collect("planned");
    } catch (Fault refused) {
      assertThat(refused).hasMessageStartingWith("[HC-2").hasMessageNotContaining(MARK);
      Statistics.label("outcome").collect("refused");
    }
    Statistics.label("outcome")
        .coverage(coverage -> coverage.check("planned").percentage(share -> share > 10));
  }

  @Provide
  Arbitrary<String> statements() {
    Arbitrary<String> value = value(2);
    Arbitrary<String> condition = condition(2);
    return Arbitraries.oneOf(
        List.of(
            text("SELECT %s FROM contact WHERE %s", outputs(), condition),
            text("SELECT id FROM contact c WHERE %s ORDER BY id LIMIT ?", condition),
            text("UPDATE contact SET %s = %s WHERE %s", column(), value, condition),
            text("UPDATE contact SET (email, name) = (%s, 'plain') WHERE %s", value, condition),
            text("DELETE FROM contact WHERE %s", condition),
            text("INSERT INTO contact (id, email) VALUES (?, %s), (2, %s)", value, value),
            text(
                "INSERT INTO contact VALUES (1, 'n', %s, %s, %s, NULL, ?, 's')",
                value, value, value),
            text(
                "INSERT INTO contact (note, name) SELECT %s, name FROM contact WHERE %s",
                value, condition),
            text("INSERT INTO contact (email) SELECT %s UNION SELECT %s", value, value),
            text("MERGE INTO contact (id, email) KEY (email) VALUES (?, %s)", value),
            text(
                "MERGE INTO contact t USING (VALUES (1, %s)) s(i, e) ON t.id = s.i AND %s WHEN"
                    + " MATCHED THEN UPDATE SET email = s.e WHEN NOT MATCHED THEN INSERT (email)"
                    + " VALUES (s.e)",
                value, text("t.email = %s", value)),
            text("WITH w(e) AS (SELECT %s) SELECT id FROM contact JOIN w ON w.e = email", value),
            text(
                "SELECT id FROM contact JOIN (VALUES (%s), (%s)) v(e) ON v.e = backup",
                value, value),
            text("SELECT email FROM contact WHERE %s UNION ALL SELECT %s", condition, value),
            text("SELECT id FROM thing WHERE id IN (SELECT id FROM contact WHERE %s)", condition)));
  }

  private static Arbitrary<String> outputs() {
    return Arbitraries.of(
        "*",
        "id",
        "email, note",
        "COUNT(DISTINCT email)",
        "CASE WHEN email = 'mark-1' THEN 1 ELSE 2 END",
        "COALESCE(email, 'mark-2')",
        "NULLIF(email, 'mark-3')",
        "(SELECT MAX(id) FROM mailbox WHERE owner = 'mark-4')",
        "CASE email WHEN 'mark-5' THEN backup ELSE ? END",
        "COUNT(*) FILTER (WHERE email <> 'mark-6')");
  }

  private static Arbitrary<String> column() {
    return Arbitraries.of("email", "backup", "note", "contact.email", "\"EMAIL\"");
  }

  private static Arbitrary<String> secret() {
    return Arbitraries.integers().between(1, 99).map(number -> "'" + MARK + number + "'");
  }

  private static Arbitrary<String> value(int depth) {
    Arbitrary<String> leaf = Arbitraries.oneOf(secret(), secret(), Arbitraries.of("?", "NULL"));
    if (depth == 0) {
      return leaf;
    }
    Supplier<Arbitrary<String>> inner = () -> value(depth - 1);
    return Arbitraries.oneOf(
        List.of(
            leaf,
            leaf,
            leaf,
            text("(%s)", inner.get()),
            text("CASE WHEN %s THEN %s ELSE %s END", condition(0), inner.get(), inner.get()),
            text("COALESCE(%s, email)", inner.get()),
            text("(SELECT %s)", inner.get()),
            text("CAST(%s AS VARCHAR(100))", inner.get()),
            text("CAST(%s AS VARCHAR(5))", inner.get()),
            text("UPPER(%s)", inner.get()),
            text("%s || name", inner.get()),
            text("(SELECT owner FROM mailbox WHERE owner = %s)", inner.get())));
  }

  private static Arbitrary<String> condition(int depth) {
    Arbitrary<String> value = value(Math.min(depth, 1));
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            List.of(
                text("email = %s", value),
                text("%s = backup", value),
                text("contact.email <> %s", value),
                text("email IN (%s, %s)", value, value),
                text("email NOT IN (%s, backup, 'mark-7')", value),
                text("(email, name) = (%s, 'plain')", value),
                text("(name, email) IN (('plain', %s), (?, %s))", value, value),
                text("email IS NOT DISTINCT FROM %s", value),
                // A computation that only a NULL test looks at is meant for no column.
                text("(%s IS NULL OR email = %s)", value(0), value),
                text("email IN (SELECT %s)", value),
                text("EXISTS (SELECT 1 FROM mailbox m WHERE m.owner = %s)", value),
                text("email = ANY (SELECT %s UNION ALL SELECT owner FROM mailbox)", value),
                text("note = %s", value),
                text("email LIKE %s", value),
                text("email BETWEEN %s AND 'mark-8'", value),
                text("CASE WHEN email = %s THEN TRUE ELSE FALSE END", value)));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = condition(depth - 1);
    return Arbitraries.oneOf(
        List.of(
            leaf,
            leaf,
            text("%s AND %s", inner, inner),
            text("%s OR name = 'plain'", inner),
            text("NOT (%s)", inner)));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the list is only read
  private static Arbitrary<String> text(String form, Arbitrary<String>... parts) {
    return net.jqwik.api.Combinators.combine(List.of(parts))
        .as(given -> String.format(form, given.toArray()));
  }
}
