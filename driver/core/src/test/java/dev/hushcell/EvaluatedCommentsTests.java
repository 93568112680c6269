package dev.hushcell;

import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.RecordedSource;
import dev.hushcell.testing.Traffic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Object mappers write values into comments. No statement that the driver puts together for what it
 * evaluates has one, wherever it stood.
 */
class EvaluatedCommentsTests {
  private static final String COLUMNS =
      """
      columns:
        person.email: { search: full, compare: exact }
        person.last: { narrow: { first: 3, groups: 64 }, evaluate: [range, pattern, order, change] }
      """;

  /** Each blank becomes a comment. */
  private static final List<String> STATEMENTS =
      List.of(
          "select id from person where last like 'Abc%' and ( city = 'Bonn' or last like 'Def%' )",
          "select id from person where last = 'Abc' or upper( city ) = 'BONN'",
          "select id , city || 'x' , upper( last ) from person where not ( last like 'A%' )",
          "select last , city from person where id > 0 order by city desc , last",
          "select id from person order by case when city = 'Bonn' then 0 else 1 end , last desc",
          "select city , max( last ) from person group by city order by city desc",
          "select upper( city ) , count( distinct last ) from person group by upper( city )",
          "select distinct last , upper( city ) from person",
          "select case when last like 'A%' then city else 'other' end from person",
          "select id from person where last in ( 'Abc' , 'Def' ) and city between 'A' and 'Z'",
          "select d.id from ( select id , last , city from person ) d where d.last > 'B' and d.city > 'A'",
          "select id from person where lower( email ) like 'ada%' and coalesce( city , '' ) <> 'x'",
          "select id from person where last like 'A%' for update",
          "update person set city = 'Ulm' , last = concat( last , 'x' ) where last like 'A%'",
          "update person set last = upper( last ) where upper( city ) = 'ULM' and last > 'A'",
          "delete from person where last like 'Z%' or city = 'nowhere'");

  @TempDir Path directory;

  @Test
  void noCommentIsSent() throws Exception {
    Sandbox sandbox = new Sandbox(directory, COLUMNS);
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:comments");
    h2.setUser("sa");
    Traffic traffic = new Traffic();
    int evaluated = 0;
    try (HushcellDataSource source = new HushcellDataSource(new RecordedSource(h2, traffic))) {
      source.setConfig(sandbox.configuration.toString());
      try (Connection ours = source.getConnection()) {
        run(
            ours,
            "create table person (id int primary key, email varchar(60), last varchar(60),"
                + " city varchar(40))",
            "insert into person values (1, 'ada@example.com', 'Abc', 'Bonn')");
        for (String statement : STATEMENTS) {
          traffic.clear();
          evaluated += runs(ours, statement.replace(" ", " /* m4rk */ ")) ? 1 : 0;
          assertThat(traffic.texts()).as(statement).noneMatch(EvaluatedCommentsTests::isMarked);
        }
      }
    }
    assertThat(evaluated).as("not refused").isGreaterThan(10);
  }

  private static boolean isMarked(String sent) {
    return sent.contains("m4rk");
  }

  private static boolean runs(Connection ours, String sql) {
    try (Statement statement = ours.createStatement()) {
      boolean unused = statement.execute(sql);
      return true;
    } catch (SQLException refused) {
      assertThat(refused.getMessage()).startsWith("[HC-").doesNotContain("m4rk");
      return false;
    }
  }
}
