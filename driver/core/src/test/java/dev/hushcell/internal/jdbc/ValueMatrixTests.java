package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.cell.RealCells;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.h2.util.DateTimeUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each setter, then each getter, on a protected column and on a plain one of the same type: the
 * application must see no difference.
 */
class ValueMatrixTests {
  private static final String PLAIN = "INSERT INTO plain(v) VALUES (?)";
  private static final String SEALED = "INSERT INTO contact(v) VALUES (?)";
  private static final TimeZone BEFORE = TimeZone.getDefault();

  /** What the plain column makes a time of today is refused for a protected one. */
  private static final List<String> TIMES_OF_TODAY =
      List.of(
          "setTime: plain takes it true",
          "setTime cal: plain takes it true",
          "setObject java.time.LocalTime: plain takes it true",
          "setObject java.sql.Time: plain takes it true");

  @BeforeAll
  static void liveInBerlin() {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    DateTimeUtils.resetCalendar();
  }

  @AfterAll
  static void goHome() {
    TimeZone.setDefault(BEFORE);
    DateTimeUtils.resetCalendar();
  }

  static Stream<LogicalType> types() {
    return SampleTypes.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void readsWhatThePlainColumnWouldRead(LogicalType type) throws SQLException {
    assertThat(differences(new FakeCells(), type, Storage.BINARY, "VARBINARY(2000)")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void readsTheSameFromTextStorage(LogicalType type) throws SQLException {
    assertThat(differences(new FakeCells(), type, Storage.TEXT, "VARCHAR(2000)")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void readsTheSameFromRealCells(LogicalType type) throws SQLException {
    List<String> refused =
        switch (type.family()) {
          case TIMESTAMP, ZONED_TIMESTAMP -> TIMES_OF_TODAY;
          default -> List.of();
        };
    assertThat(differences(RealCells.create(), type, Storage.BINARY, "VARBINARY(2000)"))
        .isEqualTo(refused);
  }

  private static List<String> differences(
      ColumnCells cells, LogicalType type, Storage storage, String stored) throws SQLException {
    ProtectedColumn column = Surface.column("V", Search.NONE, storage, type);
    try (Surface surface = Surface.openWith(cells)) {
      surface.directly("CREATE TABLE plain(v " + type.declared() + ")");
      surface.directly("CREATE TABLE contact(v " + stored + ")");
      surface.plans.touching(SEALED).assigned(column);
      surface.plans.touching("SELECT v FROM contact").columns(column);
      List<String> differences = new ArrayList<>();
      for (Map.Entry<String, SampleSetters.Setter> setter : SampleSetters.all().entrySet()) {
        surface.directly("DELETE FROM plain");
        surface.directly("DELETE FROM contact");
        boolean plainTakes = insert(surface.connection, PLAIN, setter.getValue());
        boolean sealedTakes = insert(surface.connection, SEALED, setter.getValue());
        if (plainTakes != sealedTakes) {
          differences.add(setter.getKey() + ": plain takes it " + plainTakes);
        } else if (plainTakes) {
          compareGetters(surface, setter.getKey(), differences);
        }
      }
      return differences;
    }
  }

  private static boolean insert(Connection connection, String sql, SampleSetters.Setter setter)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      try {
        setter.set(statement, 1);
        statement.executeUpdate();
        return true;
      } catch (SQLException e) {
        assertThat(e.getSQLState()).as(sql).startsWith("22");
        return false;
      }
    }
  }

  private static void compareGetters(Surface surface, String setter, List<String> differences)
      throws SQLException {
    try (PreparedStatement plain = surface.connection.prepareStatement("SELECT v FROM plain");
        PreparedStatement sealed = surface.connection.prepareStatement("SELECT v FROM contact");
        ResultSet plainRow = plain.executeQuery();
        ResultSet sealedRow = sealed.executeQuery()) {
      assertThat(plainRow.next() && sealedRow.next()).isTrue();
      SampleGetters.all()
          .forEach(
              (name, getter) -> {
                String expected = SampleGetters.outcome(getter, plainRow);
                String found = SampleGetters.outcome(getter, sealedRow);
                if (!expected.equals(found)) {
                  differences.add(setter + ", " + name + ": " + expected + " but " + found);
                }
              });
    }
  }
}
