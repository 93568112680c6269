package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.Scoping.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What {@link Scoping} says of a database, asked of the database itself, past Hushcell. */
@EachServer
@EveryServer
@OneCollation
class ScopingTests {
  @Parameter Server server;
  private Connection connection;
  private Scoping scoping;

  @BeforeEach
  void connect() throws SQLException {
    Assumptions.assumeTrue(server.scoping().isPresent(), "another server tells it");
    scoping = server.scoping().get();
    connection = server.fresh().plain();
    run("create table t (id int, a int, b int)");
    run("insert into t values (1, 3, 10)");
    run("insert into t values (2, 2, 20)");
    run("insert into t values (3, 1, 30)");
    run("create table u (id int, c int)");
    run("insert into u values (1, 7)");
  }

  @AfterEach
  void disconnect() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  @Test
  void expressionSeesItselfOnlyWhereItIsSaid() {
    boolean itself =
        runs("with r (n) as (select 1 union all select n + 1 from r where n < 3) select n from r");
    assertThat(itself).isEqualTo(scoping.recursion().isUnsaid());
  }

  @Test
  void expressionsDefinedFurtherOnAreSeenWhereItIsSaid() {
    boolean forward =
        runs("with recursive x as (select n from y), y as (select 1 as n) select n from x");
    assertThat(forward).isEqualTo(scoping.recursion().isForward());
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
    assertThat(runs("select id as x from t where x = 1"))
        .isEqualTo(scoping.selected().contains(Place.WHERE));
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

  /** A word that is a column where there is one, and is thought to be a value, would be sent. */
  @Test
  void wordsThatAreValuesHideColumns() throws SQLException {
    List<String> columns = new ArrayList<>();
    for (String word : scoping.constants()) {
      String quoted = server.words().in("{=quoted " + word + "}").orElseThrow();
      run("create table w (" + quoted + " varchar(40))");
      run("insert into w values ('column')");
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select " + word + " from w")) {
        row.next();
        if ("column".equals(row.getString(1))) {
          columns.add(word);
        }
      }
      run("drop table w");
    }
    assertThat(columns).isEmpty();
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
