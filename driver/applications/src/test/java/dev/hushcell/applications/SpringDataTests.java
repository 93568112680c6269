package dev.hushcell.applications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.applications.people.Papers;
import dev.hushcell.applications.people.PeopleByChange;
import dev.hushcell.applications.people.PeopleByName;
import dev.hushcell.applications.people.PeopleByQuery;
import dev.hushcell.applications.people.PeopleNatively;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application with Spring Data: JPA, JDBC and REST. */
class SpringDataTests {
  /** Shorter than any cell, longer than what is kept in it. */
  private static final int SHORTEST = 40;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void endsAsOnThePlainDatabase(Databases database) throws Exception {
    List<Check<Running>> checks = checks();
    assertThat(checks.stream().map(Check::key)).doesNotHaveDuplicates();
    Outcomes outcomes = new Outcomes("spring-data", database);
    Path configuration = Databases.configuration(directory, "");
    try (Databases.Server server = database.start(directory)) {
      Base kept = server.making().make("ours");
      try (Running plain = new Running(server.making().make("plain"));
          Running ours = new Running(kept.through(configuration))) {
        for (Check<Running> check : checks) {
          outcomes.add(check.key(), () -> plain.undone(check), () -> ours.undone(check));
        }
        requireCells(kept);
      }
    }
    outcomes.require();
  }

  /** No value of a protected attribute can be read without Hushcell. */
  private static void requireCells(Base kept) throws SQLException {
    try (Connection plain = kept.connect();
        Statement statement = plain.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select first_name, last_name, email, birthday, salary, last_seen, token, active"
                    + " from person")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int each = 1; each <= columns; each++) {
          byte[] cell = rows.getBytes(each);
          assertThat(cell == null ? SHORTEST : cell.length).isGreaterThanOrEqualTo(SHORTEST);
        }
      }
    }
  }

  private static List<Check<Running>> checks() {
    return Stream.of(
            GivenChecks.of("derived", PeopleByName.class),
            PagingChecks.all(),
            SpecificationChecks.all(),
            GivenChecks.of("jpql", PeopleByQuery.class),
            ViewChecks.all(),
            SavingChecks.all(),
            GivenChecks.of("modifying", PeopleByChange.class),
            GivenChecks.of("native", PeopleNatively.class),
            JdbcChecks.all(),
            Stream.of(
                Check.<Running>of(
                    "inheritance", "all", application -> application.bean(Papers.class).findAll())),
            GivenChecks.of("inheritance", Papers.class),
            RestChecks.all())
        .flatMap(each -> each)
        .toList();
  }
}
