package dev.hushcell.internal.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.cell.RealCells;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.value.Plaintext;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A value and its tenant are moved together, or not at all. */
class CellsOfTenantsTests {
  private static final ProtectedColumn NOTE =
      new ProtectedColumn(
          new ColumnName(new TableName("CRM", "deal"), "note"),
          new LogicalType(
              Family.TEXT, "VARCHAR(60)", Types.VARCHAR, "CHARACTER VARYING", 60, 0, false),
          Search.NONE,
          Compare.UNSPECIFIED,
          TenantKey.common("deal.note", "tenant_id"),
          0,
          Storage.TEXT);

  private final ColumnCells cells = RealCells.create();
  private final CellsOfTenants side = new CellsOfTenants(cells, NOTE);

  @Test
  void cellsNameTheTenantTheyAreSealedFor() {
    for (String tenant : List.of("acme", "globex", "acme", "initech")) {
      assertThat(side.kept(new OfTenant("value", tenant))).isEqualTo(new OfTenant("value", tenant));
    }
    assertThat(side.kept(null)).isNull();
    String key = TenantKey.of(NOTE).orElseThrow().ofTenant("globex");
    assertThat(cells.of(NOTE).tenantOf(cells.of(NOTE.keyed(key)).seal(Plaintext.of("value"))))
        .isEqualTo(Optional.of("globex"));
    assertThat(side.size("value")).isEqualTo(side.size(new OfTenant("value", "acme")));
  }

  @Test
  void valueOfAnotherTenantIsAnotherOne() {
    assertThat(Side.same(new OfTenant("a", "acme"), new OfTenant("a", "acme"))).isTrue();
    assertThat(Side.same(new OfTenant("a", "acme"), new OfTenant("a", "globex"))).isFalse();
    assertThat(Side.same(new OfTenant("a", "acme"), new OfTenant("a", "ACME"))).isFalse();
    assertThat(Side.same(new OfTenant("a", "acme"), new OfTenant("b", "acme"))).isFalse();
    assertThat(Side.same(new OfTenant("a", "acme"), "a")).isFalse();
    assertThat(Side.same(new OfTenant("a", ""), new OfTenant("a", "acme"))).isFalse();
    assertThat(
            Side.same(
                new OfTenant(new BigDecimal("1.0"), "acme"),
                new OfTenant(new BigDecimal("1"), "acme")))
        .isTrue();
  }

  /** Nothing is sealed under a key that all share, or under the one of the row before. */
  @Test
  void nothingIsSealedForNobody() {
    Object unused = side.kept(new OfTenant("value", "acme"));
    for (Object value : List.of("value", new OfTenant("value", ""))) {
      assertThatThrownBy(() -> side.kept(value))
          .hasMessageContaining(KeyringFault.TENANT_NOT_TOLD.id())
          .hasMessageNotContaining("value in value");
    }
  }

  @Test
  void rowsTellTheirTenants() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CAST('acme' AS CHAR(8)), CAST('acme ' AS VARCHAR(8)), 7, NULL, 'a b',"
                    + " CAST('' AS CHAR(3)), CAST(7.5 AS DECIMAL(3, 1)), TRUE")) {
      rows.next();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        found.add(OfTenant.in(rows, i));
      }
    }
    assertThat(found).containsExactly("acme", "", "7", "", "", "", "", "");
  }
}
