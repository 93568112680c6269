package dev.hushcell.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application does with jOOQ. */
class JooqTests {
  private static final String COLUMNS =
      """
      columns:
        customer.name: { search: full, compare: exact }
        customer.email: { search: full, compare: exact }
        customer.born: { search: full }
        customer.credit: { search: full }
      """;

  private static final List<String> TABLES =
      List.of(
          "create table customer (id bigint primary key, name varchar(40), email varchar(60) unique,"
              + " born date, credit decimal(9, 2), city varchar(40))",
          "create table invoice (id bigint primary key, customer_id bigint, title varchar(40), total"
              + " int)",
          "insert into invoice values (1, 1, 'book', 12), (2, 1, 'pen', 2), (3, 2, 'book', 15)");

  private static final List<List<String>> CUSTOMERS =
      List.of(
          List.of("Lovelace", "ada@example.org", "1815-12-10", "5200.50", "London"),
          List.of("Turing", "alan@example.org", "1912-06-23", "4100.00", "London"),
          List.of("Hopper", "grace@example.com", "1906-12-09", "6100.75", "New York"),
          List.of("Müller", "mueller@example.de", "1970-03-01", "3900.00", "Berlin"),
          List.of("lovelace", "ada.b@example.org", "1990-05-05", "2500.00", "London"),
          List.of("100% Inc.", "", "1930-05-11", "3900.00", "Berlin"),
          List.of("", "nobody@example.org", "", "", ""));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void endsAsOnThePlainDatabase(Databases database) throws Exception {
    List<Check<DSLContext>> checks = JooqChecks.all().toList();
    assertThat(checks.stream().map(Check::key)).doesNotHaveDuplicates();
    Outcomes outcomes = new Outcomes("jooq", database);
    Path configuration = Databases.configuration(directory, COLUMNS);
    try (Databases.Server server = database.start(directory);
        Connection plain = server.making().make("plain").connect();
        Connection ours = server.making().make("ours").through(configuration).connect()) {
      fill(context(plain, database));
      fill(context(ours, database));
      plain.setAutoCommit(false);
      ours.setAutoCommit(false);
      for (Check<DSLContext> check : checks) {
        outcomes.add(
            check.key(), () -> undone(check, plain, database), () -> undone(check, ours, database));
      }
    }
    outcomes.require();
  }

  private static DSLContext context(Connection connection, Databases database) {
    return DSL.using(
        connection,
        SQLDialect.valueOf(database == Databases.POSTGRESQL ? "POSTGRES" : database.name()),
        new Settings()
            .withRenderQuotedNames(RenderQuotedNames.NEVER)
            .withRenderGroupConcatMaxLenSessionVariable(false));
  }

  private static void fill(DSLContext sql) {
    TABLES.forEach(sql::execute);
    for (int each = 0; each < CUSTOMERS.size(); each++) {
      List<String> values =
          CUSTOMERS.get(each).stream().map(text -> text.isEmpty() ? null : text).toList();
      sql.insertInto(
              JooqChecks.CUSTOMER,
              JooqChecks.ID,
              JooqChecks.NAME,
              JooqChecks.EMAIL,
              JooqChecks.BORN,
              JooqChecks.CREDIT,
              JooqChecks.CITY)
          .values(
              each + 1L,
              values.get(0),
              values.get(1),
              JooqChecks.BORN.getDataType().convert(values.get(2)),
              JooqChecks.CREDIT.getDataType().convert(values.get(3)),
              values.get(4))
          .execute();
    }
  }

  private static String undone(Check<DSLContext> check, Connection connection, Databases database)
      throws Exception {
    try {
      return Shown.of(check.call().in(context(connection, database)), check.isOrdered());
    } finally {
      connection.rollback();
    }
  }
}
