package dev.hushcell.internal.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.cell.RealCells;
import dev.hushcell.internal.rewriting.Side.Reading;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One side of a column whose cells belong to their rows. */
class SideTests {
  private static final ProtectedColumn PLAIN =
      new ProtectedColumn(
          new ColumnName(new TableName("S", "T"), "C"),
          new LogicalType(Family.TEXT, "VARCHAR(40)", Types.VARCHAR, "VARCHAR", 40, 0, false),
          Search.NONE,
          Compare.UNSPECIFIED,
          "k",
          0,
          Storage.BINARY);

  private final Side cells =
      new Side.Cells(RealCells.create().of(PLAIN.belongingTo(BelongsTo.rowOf("ID"))));

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** Writes a value, and reads it at once. */
  private @Nullable Object read(Side writing, Side reading, @Nullable Object value)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT CAST(? AS VARBINARY(500))")) {
      writing.write(query, 1, value);
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        return reading.read(row, 1);
      }
    }
  }

  private Side row(Object... key) {
    return cells.in(List.of(key));
  }

  @Test
  void readsWhatWasWrittenForTheRow() throws SQLException {
    for (Object key : List.of(17, 17L, new BigDecimal("17"), (short) 17)) {
      assertThat(read(row(17L), row(key), "Zq9")).isEqualTo("Zq9");
    }
    UUID uuid = new UUID(1, 2);
    assertThat(read(row(uuid), row(uuid.toString()), "Zq9")).isEqualTo("Zq9");
    assertThat(read(row(17), row(18), null)).isNull();
    assertThat(row(17).kept("Zq9")).isEqualTo("Zq9");
    assertThat(row(17).size("Zq9")).isGreaterThan(50);
  }

  @Test
  void noticesACellOfAnotherRow() throws SQLException {
    assertThatThrownBy(() -> read(row(17), row(18), "Zq9"))
        .hasMessageContaining("[HC-3015]")
        .message()
        .doesNotContain("Zq9", "17", "18");
    Object doubted = read(row(17), row(18).read(Reading.DOUBTED), "Zq9");
    assertThat(doubted).isNotNull();
    assertThat(Side.same("Zq9", doubted)).isFalse();
    assertThat(read(row(17), row(17).read(Reading.DOUBTED), "Zq9")).isEqualTo("Zq9");
  }

  @Test
  void readsCellsOfAnyRowWhereItIsToldTo() throws SQLException {
    Side any = cells.read(Reading.OF_ANY_ROW).in(List.of(18));
    assertThat(read(row(17), any, "Zq9")).isEqualTo("Zq9");
    assertThat(read(row(17), any, null)).isNull();
    assertThat(read(any, row(18), "Zq9")).isEqualTo("Zq9");
    assertThatThrownBy(() -> read(any, row(17), "Zq9")).hasMessageContaining("[HC-3015]");
  }

  @Test
  void neitherReadsNorWritesWhereTheRowIsNotKnown() {
    assertThatThrownBy(() -> read(cells, row(17), "Zq9")).hasMessageContaining("[HC-3016]");
    assertThatThrownBy(() -> read(row(17), cells, "Zq9")).hasMessageContaining("[HC-3016]");
    assertThatThrownBy(() -> cells.kept("Zq9")).hasMessageContaining("[HC-3016]");
    for (List<Object> key :
        List.of(List.<Object>of(17, 18), List.<Object>of("a"), List.<Object>of(1.5))) {
      assertThatThrownBy(() -> cells.in(key)).hasMessageContaining("[HC-3016]");
    }
  }

  @Test
  void leavesOtherCellsAlone() throws SQLException {
    Side plain = new Side.Cells(RealCells.create().of(PLAIN));
    assertThat(plain.in(List.of("a", "b"))).isSameAs(plain);
    assertThat(read(plain, plain.read(Reading.OF_ANY_ROW), "Zq9")).isEqualTo("Zq9");
    assertThat(read(row(17), plain.read(Reading.DOUBTED), "Zq9")).isNotEqualTo("Zq9");
  }
}
