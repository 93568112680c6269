package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.Traces;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A value in a condition that is evaluated, or refused, is in nothing that the server writes, and
 * in no message.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class ConditionTracesTests {
  private static final String MARK = "Quintessenz7";
  private static final String CONTROL = "Kontrolle9";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void valuesOfConditionsLeaveNoTrace() throws Exception {
    Traces traces = new Traces(server);
    String rights = "evaluate: [range, pattern, order, change]" + PlainOrder.declared(server);
    assumeEvaluated();
    Scene scene = Scene.of(server, directory, "columns:\n  who.name: { %s }\n".formatted(rights));
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table who (id int not null primary key, name varchar(60))",
          "insert into who values (1, '%s')".formatted(MARK));
      for (String condition :
          List.of(
              "name similar to '%s'",
              "name similar to '%s|b'",
              "name similar to '%s' escape 'z'",
              "name <=> '%s'",
              "not name <=> '%s'",
              "name is distinct from '%s'",
              "name is not distinct from concat('%s', '')")) {
        for (String statement :
            List.of(
                "select id from who where %s",
                "select id from who where %s order by name",
                "update who set id = id + 0 where %s",
                "delete from who where %s and id = 5")) {
          String sql = statement.formatted(condition.formatted(MARK));
          Throwable refused = catchThrowable(() -> scene.run(ours, sql));
          assertThat(String.valueOf(refused)).as(sql).doesNotContain(MARK);
        }
      }
    }
    server.flush();
    assertThat(traces.of(MARK)).isEmpty();
  }

  @Test
  void aValuePastTheDriverLeavesOne() throws Exception {
    Traces traces = new Traces(server);
    assumeEvaluated();
    Scene scene = Scene.of(server, directory, "columns:\n  who.name: {}\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table past (id int not null primary key, name varchar(60))",
          "insert into past values (1, '%s')".formatted(CONTROL));
    }
    server.flush();
    assertThat(traces.of(CONTROL)).isNotEmpty();
  }

  private void assumeEvaluated() {
    String unused = PlainOrder.collation(server);
  }
}
