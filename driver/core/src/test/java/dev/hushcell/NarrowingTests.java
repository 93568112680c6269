package dev.hushcell;

import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.explain.Explanation;
import dev.hushcell.testing.RecordedSource;
import dev.hushcell.testing.Traffic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the database is asked where cells fall into groups, and what cells and catalogue must be.
 */
class NarrowingTests {
  private static final String RULES =
      """
      columns:
        owner.name: { narrow: { first: 3, groups: 16384 }, evaluate: [range, pattern], rows: 50, bytes: 9000 }
        owner.mail: { narrow: { whole: true, groups: 64 }, evaluate: [range, pattern], rows: 50, bytes: 9000 }
      """;

  private final Traffic traffic = new Traffic();
  private final JdbcDataSource h2 = new JdbcDataSource();
  private Sandbox sandbox;
  private HushcellDataSource source;
  private Connection keeping;
  private Connection ours;

  @BeforeEach
  void connect(@TempDir Path directory) throws Exception {
    sandbox = new Sandbox(directory, RULES);
    h2.setURL("jdbc:h2:mem:narrowing" + directory.hashCode());
    keeping = h2.getConnection();
    ours = opened();
    run(
        ours,
        "create table owner(id int primary key, name varchar(40), mail varchar(40), city varchar(40))",
        "insert into owner values (1, 'Smith', 'a@x', 'Bonn'), (2, 'smithers', 'b@x', 'Ulm'),"
            + " (3, 'Black', 'c@x', 'Bonn'), (4, null, null, 'Ulm')");
  }

  private Connection opened() throws SQLException {
    source = new HushcellDataSource(new RecordedSource(h2, traffic));
    source.setConfig(sandbox.configuration.toString());
    return source.getConnection();
  }

  @AfterEach
  void close() throws SQLException {
    ours.close();
    source.close();
    keeping.close();
  }

  private List<Integer> ids(String condition, Object... values) throws SQLException {
    try (PreparedStatement statement =
        ours.prepareStatement("select id from owner where " + condition)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<Integer> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getInt(1));
        }
      }
      return found;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab\uD83D%", "ab_\uDE00c"})
  void halfALetterIsRefused(String pattern) {
    assertThatThrownBy(() -> ids("name like ?", pattern)).hasMessageContaining("HC-4032");
  }

  /** To H2 a letter outside of the basic plane is two characters, to groups it is one. */
  @ParameterizedTest
  @ValueSource(strings = {"ab\uD83D\uDE00%", "ab\uD83D\uDE00c", "ab__c", "ab%c", "aB\uD83D\uDE00_"})
  void lettersOfTwoUnitsAreFound(String pattern) throws SQLException {
    run(
        ours,
        "insert into owner values (5, 'ab\uD83D\uDE00c', 'ab\uD83D\uDE00c', 'ab\uD83D\uDE00c')");
    List<Integer> plain = ids("city like ?", pattern);
    assertThat(ids("name like ?", pattern)).isEqualTo(plain);
    assertThat(ids("mail like ?", pattern)).isEqualTo(plain);
  }

  /** The parameters of a plain condition are sent twice: what it tells, and as a condition. */
  @Test
  void parametersOfPlainConditionsAreSentAgain() throws SQLException {
    traffic.clear();
    assertThat(ids("(city = ? or name = ? or id = ?)", "Ulm", "Smith", 9)).containsExactly(1, 2, 4);
    assertThat(ids("(name = ? or city in (?, ?)) and id < ?", "Black", "Ulm", "Aix", 4))
        .containsExactly(2, 3);
    assertThat(ids("(name like ? or city = ?)", "smi%", "Aix")).containsExactly(2);
    assertThat(ids("(name like ? or city = ?)", "%ers", "Bonn")).containsExactly(1, 2, 3);
    assertThat(ids("(name = ? or city = ?)", null, null)).isEmpty();
    assertThat(traffic.texts())
        .anyMatch(
            sent ->
                sent.endsWith(
                    "where (1 = 1 AND ((city = ?) OR (name >= ? AND name < ?) OR (id = ?)))"));
  }

  /** Texts that differ in literals alone share a plan, unless it repeats one of them. */
  @Test
  void literalsOfPlainConditionsAreThoseOfTheText() throws SQLException {
    for (int i = 0; i < 2; i++) {
      assertThat(ids("(name = 'Smith' or city = 'Ulm')")).containsExactly(1, 2, 4);
      assertThat(ids("(name = 'Smith' or city = 'Bonn')")).containsExactly(1, 3);
      assertThat(ids("(name = 'Black' or city = 'Aix')")).containsExactly(3);
      assertThat(Sandbox.rows(ours, "select id from owner where name = 'Black' or id = 4"))
          .hasSize(2);
      assertThat(Sandbox.rows(ours, "select id from owner where name = 'Smith' or id = 9"))
          .hasSize(1);
    }
  }

  @Test
  void aPreparedStatementRepeatsWhatIsSetNow() throws SQLException {
    String query = "select id from owner where name = ? or city = ? order by id";
    try (PreparedStatement statement = ours.prepareStatement(query)) {
      for (String[] each : new String[][] {{"Smith", "Bonn"}, {"Black", "Ulm"}, {"Black", "Aix"}}) {
        statement.setString(1, each[0]);
        statement.setString(2, each[1]);
        List<Integer> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.add(rows.getInt(1));
          }
        }
        assertThat(found)
            .isEqualTo(
                switch (each[1]) {
                  case "Bonn" -> List.of(1, 3);
                  case "Ulm" -> List.of(2, 3, 4);
                  default -> List.of(3);
                });
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name = ?               | Smith   | name IS NOT NULL AND (name >= ? AND name < ?)
          name like ?            | smi%    | name IS NOT NULL AND (name >= ? AND name < ?)
          name like ?            | %ith    | name IS NOT NULL
          name like ?            | sm%     | name IS NOT NULL
          name like ?            | s_ith   | name IS NOT NULL
          mail like ?            | a@%     | mail IS NOT NULL
          mail like ?            | a@x     | mail IS NOT NULL AND (mail >= ? AND mail < ?)
          not (name = ?)         | Smith   | name IS NOT NULL
          name <> ?              | Smith   | name IS NOT NULL
          name not like ?        | Smi%    | name IS NOT NULL
          name > ?               | Smith   | name IS NOT NULL
          (name = ? or city = 'Bonn')     | Smith | 1 = 1 AND ((name >= ? AND name < ?) OR (city = 'Bonn'))
          (id > 9 or name = ?)            | Smith | 1 = 1 AND ((id > 9) OR (name >= ? AND name < ?))
          (name = ? or lower(city) = 'b') | Smith | 1 = 1
          (name <> ? or city = 'Bonn')    | Smith | 1 = 1
          (id = 9 or (name = ? and id = 1)) | Smith | 1 = 1 AND ((id = 9) OR ((name >= ? AND name < ?) AND (id = 1)))
          (name = ? or mail = 'a@x')      | Smith | (name IS NOT NULL OR mail IS NOT NULL) AND ((name >= ? AND name < ?) OR (mail >= ? AND mail < ?))
          (name = ? and (mail = 'a@x' or id = 1)) | Smith | name IS NOT NULL AND (name >= ? AND name < ?) and (1 = 1 AND ((mail >= ? AND mail < ?) OR (id = 1)))
          upper(name) = ?        | SMITH   | name IS NOT NULL AND (name >= ? AND name < ?)
          name in (?, null)      | Smith   | name IS NOT NULL AND (name >= ? AND name < ?)
          """)
  void asksForWhatFollowsFromTheCondition(String condition, String value, String asked)
      throws SQLException {
    traffic.clear();
    assertThat(ids(condition, value)).isNotNull();
    assertThat(traffic.texts())
        .anyMatch(sent -> sent.matches("select .* where \\(?\\Q" + asked.strip() + "\\E\\)?"));
    assertThat(traffic.texts().toString()).doesNotContain(value);
  }

  @Test
  void explainsPlainConditionsWithoutTheirLiterals() throws SQLException {
    Explanation either =
        Hushcell.explain(ours, "select id from owner where name = 'Smith' or city = 'Bonn'");
    assertThat(either.toString())
        .contains("OR (city = <text>))")
        .doesNotContain("Smith")
        .doesNotContain("'Bonn'");
  }

  @Test
  void explainsWhatIsSent() throws SQLException {
    Explanation.Touching told =
        (Explanation.Touching)
            Hushcell.explain(ours, "select id from owner where name like 'Smith%'");

    assertThat(told.sent()).endsWith("name IS NOT NULL AND (name >= <group> AND name < <group>)");
  }

  @Test
  void takesNoGroupOfAnotherForThatOfACell() throws SQLException {
    run(
        keeping,
        "update owner set name = (select substring(o.name from 1 for 7) from owner o where o.id = 3)"
            + " || substring(name from 8) where id = 1");

    assertThat(ids("name = ?", "Smith")).isEmpty();
    assertThatThrownBy(() -> ids("name = ?", "Black")).hasMessageContaining("[HC-3001]");
    assertThatThrownBy(() -> ids("name like ?", "%")).hasMessageContaining("[HC-3001]");
  }

  /** A catalogue that was exchanged has keys of other numbers than the cells. */
  @Test
  void answersNothingWhereCellsAreOfUnknownKeys() throws SQLException {
    run(keeping, "update owner set name = X'FB01020304' || substring(name from 6) where id < 4");

    assertThatThrownBy(() -> ids("name = ?", "Smith")).hasMessageContaining("[HC-3002]");
    for (String rest : List.of("", " fetch first 1 rows only")) {
      assertThatThrownBy(() -> ids("(city = 'Bonn' or name = ?)" + rest, "smithers"))
          .hasMessageContaining("[HC-3002]");
    }
    assertThatThrownBy(() -> ids("name like 'Smi%'")).hasMessageContaining("[HC-3002]");
    assertThatThrownBy(() -> Sandbox.rows(ours, "select count(*) from owner where name = 'Smith'"))
        .isInstanceOf(SQLException.class);
    assertThat(ids("name = ? and city = ?", "Smith", "nowhere")).isEmpty();
  }

  @Test
  void refusesWhatFallsIntoNoGroups() throws Exception {
    String rest = ", evaluate: range, rows: 5, bytes: 900 }\n";
    for (String type : List.of("int", "clob", "char(5)", "date", "varbinary(9)")) {
      sandbox.declare("columns:\n  other.c: { narrow: { whole: true, groups: 4 }" + rest);
      try (HushcellDataSource others = new HushcellDataSource(h2)) {
        others.setConfig(sandbox.configuration.toString());
        try (Connection connection = others.getConnection()) {
          assertThatThrownBy(() -> run(connection, "create table other(id int, c " + type + ")"))
              .hasMessageContaining("[HC-22")
              .hasMessageContaining("narrow");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          narrow: { groups: 4 }                                | HC-1006
          narrow: { whole: true, first: 2, groups: 4 }         | HC-1006
          narrow: { whole: true }                              | HC-1006
          narrow: { whole: true, groups: 5 }                   | HC-1006
          narrow: { first: 33, groups: 4 }                     | HC-1006
          narrow: { first: 0, groups: 4 }                      | HC-1006
          narrow: { whole: true, groups: 32768 }               | HC-1006
          narrow: { whole: true, groups: 4, most: 3 }          | HC-1005
          narrow: { whole: true, groups: 4 }, search: equality | HC-1006
          narrow: { whole: true, groups: 4 }, search: full     | HC-1006
          """)
  void refusesGroupsThatAreNone(String rule, String code) throws Exception {
    sandbox.declare("columns:\n  other.c: { " + rule.strip() + " }\n");
    try (HushcellDataSource others = new HushcellDataSource(h2)) {
      others.setConfig(sandbox.configuration.toString());
      assertThatThrownBy(others::getConnection).hasMessageContaining(code);
    }
  }

  /** Else equal values under one key would be in groups that have nothing to do with each other. */
  @Test
  void columnsOfOneKeyAreAlike() throws Exception {
    sandbox.declare(
        """
        columns:
          other.c: { narrow: { whole: true, groups: 4 }, key: k }
          other.d: { narrow: { whole: true, groups: 8 }, key: k }
        """);
    try (HushcellDataSource others = new HushcellDataSource(h2)) {
      others.setConfig(sandbox.configuration.toString());
      assertThatThrownBy(others::getConnection).hasMessageContaining("narrow");
    }
  }

  @Test
  void isOnRecordAsItIsDeclared() throws Exception {
    try (ResultSet rows =
        keeping
            .createStatement()
            .executeQuery("select compare_mode from hushcell_column order by column_name")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("WHOLE_64_1");
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("FIRST_3_16384_1");
    }
    sandbox.declare("columns:\n  owner.name: { narrow: { first: 4, groups: 16384 } }\n");
    try (HushcellDataSource others = new HushcellDataSource(h2)) {
      others.setConfig(sandbox.configuration.toString());
      assertThatThrownBy(others::getConnection)
          .hasMessageContaining("[HC-1330]")
          .hasMessageContaining("narrow: { first: 3, groups: 16384 }");
    }
  }
}
