package dev.hushcell.applications;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** What applications do beside JPA: templates of Spring over JDBC. */
final class JdbcChecks {
  private static final String GROUP = "native";

  /** What a row mapper makes. */
  public record Row(long id, String lastName, LocalDate birthday) {}

  private JdbcChecks() {}

  private static Check<Running> check(String name, Check.Call<JdbcTemplate> call) {
    return Check.ordered(GROUP, name, application -> call.in(application.jdbc()));
  }

  static Stream<Check<Running>> all() {
    return Stream.of(asked(), named(), changed()).flatMap(each -> each);
  }

  private static Stream<Check<Running>> asked() {
    return Stream.of(
        check(
            "template, one value",
            jdbc ->
                jdbc.queryForObject(
                    "select last_name from person where email = ?",
                    String.class,
                    "ada@example.org")),
        check(
            "template, mapped",
            jdbc ->
                jdbc.query(
                    "select id, last_name, birthday from person where last_name like ? order by id",
                    new DataClassRowMapper<>(Row.class),
                    "%er%")),
        check(
            "template, maps",
            jdbc ->
                jdbc
                    .queryForList("select first_name, salary, birthday from person order by id")
                    .stream()
                    .map(row -> List.copyOf(row.values().stream().map(String::valueOf).toList()))
                    .toList()),
        check(
            "template, count",
            jdbc ->
                jdbc.queryForObject(
                    "select count(*) from person where salary > ?",
                    Long.class,
                    new BigDecimal("4000"))),
        check(
            "template, scrolled",
            jdbc ->
                jdbc.execute(
                    (java.sql.Connection connection) -> {
                      List<Object> found = new ArrayList<>();
                      try (PreparedStatement statement =
                          connection.prepareStatement(
                              "select last_name from person where last_name like ? order by id",
                              ResultSet.TYPE_SCROLL_INSENSITIVE,
                              ResultSet.CONCUR_READ_ONLY)) {
                        statement.setString(1, "%e%");
                        ResultSet rows = statement.executeQuery();
                        rows.afterLast();
                        while (rows.previous()) {
                          found.add(rows.getString(1));
                        }
                      }
                      return found;
                    })),
        check(
            "template, stream",
            jdbc -> {
              try (Stream<String> names =
                  jdbc.queryForStream(
                      "select last_name from person where birthday < ? order by birthday",
                      (row, number) -> row.getString("last_name"),
                      LocalDate.of(1950, 1, 1))) {
                return names.toList();
              }
            }));
  }

  private static Stream<Check<Running>> named() {
    return Stream.of(
        check(
            "named parameters",
            jdbc ->
                new NamedParameterJdbcTemplate(jdbc)
                    .queryForList(
                        "select email from person where last_name = :name or first_name = :name",
                        Map.of("name", "Turing"),
                        String.class)),
        check(
            "named list",
            jdbc ->
                new NamedParameterJdbcTemplate(jdbc)
                    .queryForList(
                        "select id from person where last_name in (:names) order by id",
                        Map.of("names", List.of("Turing", "Hopper")),
                        Long.class)),
        check(
            "client",
            jdbc ->
                JdbcClient.create(jdbc)
                    .sql("select id, last_name, birthday from person where token = :token")
                    .param("token", new UUID(0, 2))
                    .query(Row.class)
                    .list()),
        check(
            "client, ordered",
            jdbc ->
                JdbcClient.create(jdbc)
                    .sql("select last_name from person where city = ? order by last_name desc")
                    .param("London")
                    .query(String.class)
                    .list()),
        check(
            "client, in any case",
            jdbc ->
                JdbcClient.create(jdbc)
                    .sql("select id from person where upper(last_name) like upper(?) order by id")
                    .param("%ü%")
                    .query(Long.class)
                    .list()));
  }

  private static Stream<Check<Running>> changed() {
    return Stream.of(
        changing(
            "update by a cell",
            jdbc ->
                jdbc.update(
                    "update person set last_name = ? where email = ?", "King", "ada@example.org")),
        changing(
            "update by a pattern",
            jdbc -> jdbc.update("update person set city = 'X' where last_name like ?", "%er%")),
        changing(
            "delete by a cell",
            jdbc -> jdbc.update("delete from person where last_name = ?", "Wirth")),
        changing(
            "simple insert",
            jdbc ->
                new SimpleJdbcInsert(jdbc)
                    .withTableName("person")
                    .usingColumns("version", "first_name", "last_name", "birthday")
                    .execute(
                        Map.of(
                            "version",
                            0,
                            "first_name",
                            "In",
                            "last_name",
                            "Serted",
                            "birthday",
                            LocalDate.of(2001, 1, 1)))),
        changing(
            "generated key",
            jdbc -> {
              GeneratedKeyHolder key = new GeneratedKeyHolder();
              jdbc.update(
                  connection -> {
                    PreparedStatement statement =
                        connection.prepareStatement(
                            "insert into person (version, first_name) values (0, ?)",
                            new String[] {"id"});
                    statement.setString(1, "Keyed");
                    return statement;
                  },
                  key);
              return key.getKey().longValue() > 12;
            }),
        changing(
            "insert from a query",
            jdbc ->
                jdbc.update(
                    "insert into person (version, first_name, last_name, city) select 0, first_name,"
                        + " last_name, 'copy' from person where city = 'Berlin'")));
  }

  /** Shows who is there afterwards, too. */
  private static Check<Running> changing(String name, Check.Call<JdbcTemplate> call) {
    return Check.ordered(
        GROUP,
        name,
        application ->
            List.of(String.valueOf(call.in(application.jdbc())), application.everybody()));
  }
}
