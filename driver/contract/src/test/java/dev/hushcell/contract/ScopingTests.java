package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.Scoping.Recursion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What {@link Scoping} says of a database, asked of the database itself, past Hushcell. */
@EachServer
@OneCollation
class ScopingTests {
  @Parameter Server server;
  private Connection connection;
  private Scoping scoping;

  @BeforeEach
  void connect() throws SQLException {
    Optional<Database> database = database(server.name());
    Assumptions.assumeTrue(database.isPresent(), "another test has this database already");
    scoping = database.get().rules().scoping();
    connection = server.fresh().plain();
    run("create table t (id int, a int, b int)");
    run("insert into t values (1, 3, 10)");
    run("insert into t values (2, 2, 20)");
    run("insert into t values (3, 1, 30)");
    run("create table u (id int, c int)");
    run("insert into u values (1, 7)");
  }

  private static Optional<Database> database(String server) {
    return switch (server) {
      case "h2", "h2-mysql", "h2-mssql" -> Optional.of(new H2Database());
      case "postgresql" -> Optional.of(new PostgresDatabase());
      case "mariadb" -> Optional.of(MysqlDatabase.all().get(0));
      default -> Optional.empty();
    };
  }

  @AfterEach
  void disconnect() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  @Test
  void expressionSeesItselfOnlyWhereItIsSaid() {
    assertThat(scoping.recursion()).isNotEqualTo(Recursion.ALWAYS);
    boolean itself =
        runs("with r (n) as (select 1 union all select n + 1 from r where n < 3) select n from r");
    assertThat(itself).isFalse();
  }

  @Test
  void expressionsDefinedFurtherOnAreSeenWhereItIsSaid() {
    boolean forward =
        runs("with recursive x as (select n from y), y as (select 1 as n) select n from x");
    assertThat(forward).isEqualTo(scoping.recursion() == Recursion.WHEN_SAID_AND_FORWARD);
  }

  @Test
  void namesOfWhatIsSelectedAreSeenWhereItIsSaid() {
    assertThat(runs("select id as x, count(*) as n from t group by x"))
        .isEqualTo(scoping.selected().contains(Place.GROUP_BY));
    assertThat(runs("select a, count(*) as n from t group by a having n > 0"))
        .isEqualTo(scoping.selected().contains(Place.HAVING));
    assertThat(runs("select id as x from t order by x"))
        .isEqualTo(scoping.selected().contains(Place.ORDER_BY));
    assertThat(runs("select id as x, (select x) as y from t"))
        .isEqualTo(scoping.selected().contains(Place.WITHIN_SELECT));
    assertThat(runs("select id as x from t where x = 1")).isFalse();
  }

  @Test
  void conditionOfAJoinSeesEverythingWhereItIsSaid() {
    boolean all = runs("select t.id from t join u on w.id = t.id join t w on w.id = t.id");
    assertThat(all).isEqualTo(scoping.joinsSeeAll());
  }

  @Test
  void nameOfATableIsARowWhereItIsSaid() {
    assertThat(runs("select count(t) from t")).isEqualTo(scoping.rows());
  }

  @Test
  void wordsThatAreValuesAreNeverUnknown() {
    List<String> unknown = new ArrayList<>();
    for (String word : scoping.constants()) {
      if (!runs("select " + word + " from t")) {
        unknown.add(word);
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** A word that could be a name and is thought to be none would be no mention. */
  @Test
  void reservedWordsAreNoNames() throws SQLException {
    List<String> names = new ArrayList<>();
    for (String word : scoping.reserved()) {
      boolean table = runs("create table " + word + " (id int)") && runs("select id from " + word);
      boolean column =
          runs("create table v (" + word + " int, id int)") && runs("select t." + word + " from t");
      if (table || column) {
        names.add(word);
      }
      runs("drop table v");
    }
    assertThat(names).isEmpty();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private boolean runs(String sql) {
    try {
      run(sql);
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }
}
