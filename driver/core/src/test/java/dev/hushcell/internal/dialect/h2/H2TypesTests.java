package dev.hushcell.internal.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class H2TypesTests {
  private static final ColumnName NAME = new ColumnName(new TableName("PUBLIC", "T"), "C");

  private final H2Types types = new H2Types();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VARCHAR(100)",
        "varchar(100)",
        "CHARACTER VARYING(20)",
        "CHAR VARYING(20)",
        "VARCHAR2(20)",
        "NVARCHAR(20)",
        "NVARCHAR2(20)",
        "VARCHAR_CASESENSITIVE(20)",
        "LONGVARCHAR(10)",
        "VARCHAR_IGNORECASE(30)",
        "NATIONAL CHARACTER VARYING(20)",
        "NATIONAL CHAR VARYING(20)",
        "NCHAR VARYING(20)",
        "CHAR(5)",
        "CHAR",
        "CHARACTER(5)",
        "NCHAR(5)",
        "NATIONAL CHAR(5)",
        "NATIONAL CHARACTER(5)",
        "VARCHAR(20 CHARACTERS)",
        "VARCHAR(20 OCTETS)",
        "TINYINT",
        "SMALLINT",
        "INT2",
        "INT",
        "INTEGER",
        "MEDIUMINT",
        "INT4",
        "SIGNED",
        "BIGINT",
        "INT8",
        "DECIMAL(10,2)",
        "DECIMAL(10)",
        "DEC(5, 1)",
        "NUMERIC(10,2)",
        "NUMERIC(3,5)",
        "NUMBER(10,2)",
        "NUMBER(10)",
        "BOOLEAN",
        "BOOL",
        "BIT",
        "DATE",
        "TIME",
        "TIME(3)",
        "TIME(0)",
        "TIME(9)",
        "TIME WITHOUT TIME ZONE",
        "TIME(3) WITHOUT TIME ZONE",
        "TIMESTAMP",
        "TIMESTAMP(0)",
        "TIMESTAMP(3)",
        "TIMESTAMP(9)",
        "TIMESTAMP WITHOUT TIME ZONE",
        "TIMESTAMP WITH TIME ZONE",
        "TIMESTAMP(3) WITH TIME ZONE",
        "TIMESTAMP(0) WITH TIME ZONE",
        "UUID",
        "VARBINARY(16)",
        "BINARY VARYING(16)",
        "RAW(16)",
        "LONGVARBINARY(10)",
        "REAL",
        "FLOAT4",
        "FLOAT",
        "FLOAT(20)",
        "FLOAT(24)",
        "FLOAT(25)",
        "FLOAT8",
        "DOUBLE",
        "DOUBLE PRECISION",
        "VARCHAR",
        "VARBINARY"
      })
  void reportsEachTypeAsH2Does(String declared) throws SQLException {
    LogicalType type = types.logicalType(declared);
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = h2.createStatement()) {
      statement.execute("CREATE TABLE t(c " + declared + ")");
      try (ResultSet columns = h2.getMetaData().getColumns(null, null, "T", "C")) {
        columns.next();
        assertThat(type.jdbcType()).isEqualTo(columns.getInt("DATA_TYPE"));
        assertThat(type.typeName()).isEqualTo(columns.getString("TYPE_NAME"));
        assertThat(type.precision()).isEqualTo(columns.getInt("COLUMN_SIZE"));
        assertThat(type.scale()).isEqualTo(columns.getInt("DECIMAL_DIGITS"));
      }
      ResultSetMetaData result = statement.executeQuery("SELECT c FROM t").getMetaData();
      assertThat(type.jdbcType()).isEqualTo(result.getColumnType(1));
      assertThat(type.typeName()).isEqualTo(result.getColumnTypeName(1));
      assertThat(type.precision()).isEqualTo(result.getPrecision(1));
      assertThat(type.scale()).isEqualTo(result.getScale(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VARCHAR(100)",
        "VARCHAR_IGNORECASE(30)",
        "CHAR(5)",
        "INT",
        "NUMERIC(10,2)",
        "TIME(3)",
        "TIMESTAMP WITH TIME ZONE",
        "FLOAT",
        "FLOAT(3)",
        "UUID",
        "RAW(16)"
      })
  void writesTypesAsItReadsThem(String declared) {
    LogicalType type = types.logicalType(declared);
    assertThat(types.logicalType(type.declared())).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JSON",
        "GEOMETRY",
        "INTERVAL DAY",
        "INT ARRAY",
        "ENUM('a')",
        "JAVA_OBJECT",
        "TIME WITH TIME ZONE",
        "DECFLOAT",
        "NUMBER",
        "BINARY(16)",
        "SERIAL",
        "IDENTITY",
        "my_domain",
        "\"VARCHAR\"(10)",
        "ROW(a INT)"
      })
  void refusesTypesWhoseValuesCannotBeSealed(String declared) {
    assertThatThrownBy(() -> types.logicalType(declared))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(DdlFault.TYPE_UNSUPPORTED));
  }

  @ParameterizedTest
  @CsvSource({
    "CLOB, CHARACTER LARGE OBJECT, 2005",
    "TEXT, CHARACTER LARGE OBJECT, 2005",
    "NCLOB(100), CHARACTER LARGE OBJECT(100), 2005",
    "BLOB, BINARY LARGE OBJECT, 2004",
    "BINARY LARGE OBJECT(7), BINARY LARGE OBJECT(7), 2004"
  })
  void keepsLargeObjectsInBytesWithoutALength(String declared, String type, int jdbcType) {
    assertThat(types.logicalType(declared).declared()).isEqualTo(type);
    assertThat(types.logicalType(declared).jdbcType()).isEqualTo(jdbcType);
    assertThat(types.logicalType(type)).isEqualTo(types.logicalType(declared));
    assertThat(types.storageType(column(declared, Storage.BINARY)))
        .isEqualTo("BINARY LARGE OBJECT");
  }

  @Test
  void computesTheWidthOfBothStorages() {
    assertThat(types.storageType(column("VARCHAR(100)", Storage.BINARY)))
        .isEqualTo("VARBINARY(341)");
    assertThat(types.storageType(column("VARCHAR(100)", Storage.TEXT))).isEqualTo("VARCHAR(455)");
    assertThat(types.storageType(column("DATE", Storage.BINARY))).isEqualTo("VARBINARY(53)");
  }

  @Test
  void lettingNothingButCellsInTheCheckIsRecognizedAgain() throws SQLException {
    ProtectedColumn binary = column("VARCHAR(10)", Storage.BINARY);
    ProtectedColumn text =
        new ProtectedColumn(
            new ColumnName(NAME.table(), "a \"d\""),
            types.logicalType("VARCHAR(10)"),
            Search.NONE,
            Compare.UNSPECIFIED,
            "k",
            0,
            Storage.TEXT);
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = h2.createStatement()) {
      statement.execute(
          "CREATE TABLE t(c VARBINARY(200) "
              + types.checkClause(binary)
              + ", \"a \"\"d\"\"\" VARCHAR(200), CHECK (c <> X'00'))");
      statement.execute("ALTER TABLE t ADD " + types.checkClause(text));
      int recognized = 0;
      try (ResultSet checks =
          statement.executeQuery("SELECT check_clause FROM information_schema.check_constraints")) {
        while (checks.next()) {
          recognized += types.isCellCheck(checks.getString(1)) ? 1 : 0;
        }
      }
      assertThat(recognized).isEqualTo(2);
      for (int first = 0; first < 256; first++) {
        byte[] bytes = new byte[53];
        bytes[0] = (byte) first;
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThat(isTaken(h2, bytes, null)).isEqualTo(first >= 0xF8);
        assertThat(isTaken(h2, null, encoded)).isEqualTo(first >= 0xF8);
      }
      byte[] shorter = new byte[52];
      shorter[0] = (byte) 0xF8;
      assertThat(isTaken(h2, shorter, null)).isFalse();
      String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(shorter);
      assertThat(isTaken(h2, null, encoded)).isFalse();
      assertThat(isTaken(h2, null, null)).isTrue();
    }
  }

  @Test
  void conditionThatTakesThePlaceOfADroppedOneIsRecognizedAgain() throws SQLException {
    List<String> written =
        List.of(
            types.droppedCheck(List.of(named("C"))),
            types.droppedCheck(List.of(named("C"), named("a \"d\""), named("E"))));
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = h2.createStatement()) {
      statement.execute(
          "CREATE TABLE t(c VARBINARY(200), \"a \"\"d\"\"\" VARCHAR(200), e VARBINARY(9), CHECK ("
              + written.get(0)
              + "), CHECK ("
              + written.get(1)
              + "), CHECK (OCTET_LENGTH(c) >= 1), CHECK (OCTET_LENGTH(c) >= 0 OR c = X'00'), CHECK"
              + " (TRUE), "
              + types.checkClause(column("VARCHAR(10)", Storage.BINARY))
              + ")");
      int recognized = 0;
      try (ResultSet checks =
          statement.executeQuery("SELECT check_clause FROM information_schema.check_constraints")) {
        while (checks.next()) {
          recognized += types.isDroppedCheck(checks.getString(1)) ? 1 : 0;
        }
      }
      assertThat(recognized).isEqualTo(2);
    }
  }

  private static ColumnName named(String column) {
    return new ColumnName(NAME.table(), column);
  }

  private static boolean isTaken(
      Connection h2,
      byte @org.jspecify.annotations.Nullable [] binary,
      @org.jspecify.annotations.Nullable String text) {
    try (PreparedStatement insert = h2.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
      insert.setBytes(1, binary);
      insert.setString(2, text);
      return insert.executeUpdate() == 1;
    } catch (SQLException refused) {
      return false;
    }
  }

  @Test
  void refusesEqualityThatCellsCannotKeep() {
    assertRefused(rule("REAL"), "REAL", "", DdlFault.EQUALITY_IMPOSSIBLE);
    assertRefused(rule("BOOLEAN"), "BOOLEAN", "", DdlFault.FEW_VALUES);
    assertRefused(rule("TINYINT"), "TINYINT", "", DdlFault.FEW_VALUES);
    assertRefused(rule("CHAR(1)"), "CHAR(1)", "", DdlFault.FEW_VALUES);
    assertRefused(
        rule("TIMESTAMP WITH TIME ZONE"), "TIMESTAMP WITH TIME ZONE", "", DdlFault.ZONE_LOST);
    assertRefused(rule("VARCHAR_IGNORECASE(9)"), "VARCHAR_IGNORECASE(9)", "", DdlFault.COLLATION);
    assertRefused(rule("VARCHAR(9)"), "VARCHAR(9)", "ENGLISH", DdlFault.COLLATION);
  }

  @Test
  void takesEqualityWhereTheLossIsAcceptedByName() {
    Set<Accept> all = Set.of(Accept.values());
    ColumnRule lower = rule(Search.EQUALITY, Compare.LOWER, Optional.empty(), all);
    for (String declared :
        new String[] {
          "BOOLEAN", "TINYINT", "CHAR(1)", "TIMESTAMP WITH TIME ZONE", "VARCHAR_IGNORECASE(9)"
        }) {
      assertThat(types.derive(lower, NAME, declared, "ENGLISH").search())
          .isEqualTo(Search.EQUALITY);
    }
  }

  @Test
  void refusesATypeThatIsNotTheConfiguredOne() {
    assertRefused(rule("VARCHAR(20)"), "VARCHAR(30)", "", DdlFault.TYPE_DIFFERS);
    assertThat(types.derive(rule("varchar(20)"), NAME, "CHARACTER VARYING(20)", "").type())
        .isEqualTo(types.logicalType("VARCHAR(20)"));
  }

  @Test
  void refusesLengthsWhoseCellsAreLongerThanAColumn() {
    ColumnRule plain = rule(Search.NONE, Compare.UNSPECIFIED, Optional.empty(), Set.of());
    assertRefused(plain, "VARCHAR(400000000)", "", DdlFault.TYPE_TOO_LONG);
    assertRefused(plain, "VARBINARY(999999999)", "", DdlFault.TYPE_TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VARCHAR", "VARBINARY", "CHARACTER VARYING(1000000000)"})
  void typesWithoutALengthAreStoredInTheLongestColumn(String declared) {
    ProtectedColumn column = types.derive(rule(declared), NAME, declared, "");
    assertThat(types.storageType(column)).isEqualTo("VARBINARY(1000000000)");
    assertThat(column.type().precision()).isEqualTo(1_000_000_000);
  }

  private void assertRefused(
      ColumnRule rule, String declared, String collation, DdlFault expected) {
    assertThatThrownBy(() -> types.derive(rule, NAME, declared, collation))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(expected));
  }

  private static ColumnRule rule(String type) {
    return rule(Search.EQUALITY, Compare.UNSPECIFIED, Optional.of(type), Set.of());
  }

  private static ColumnRule rule(
      Search search, Compare compare, Optional<String> type, Set<Accept> accept) {
    return new ColumnRule(
        Optional.empty(), "t", "c", search, compare, "k", type, 0, Storage.BINARY, accept);
  }

  private ProtectedColumn column(String declared, Storage storage) {
    return new ProtectedColumn(
        NAME, types.logicalType(declared), Search.NONE, Compare.UNSPECIFIED, "k", 0, storage);
  }
}
