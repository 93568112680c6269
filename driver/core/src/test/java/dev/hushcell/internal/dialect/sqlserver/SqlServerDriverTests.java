package dev.hushcell.internal.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts, metadata and failures as the source of the driver of SQL Server has them. */
class SqlServerDriverTests {
  private final SqlServerDriver driver = new SqlServerDriver();

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("bit", true, "1"),
        Arguments.of("bit", false, "0"),
        Arguments.of("varbinary(9)", new byte[] {0, (byte) 0xfe}, "00FE"),
        Arguments.of(
            "uniqueidentifier",
            UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
            "00112233-4455-6677-8899-AABBCCDDEEFF"),
        Arguments.of("decimal(10, 7)", new BigDecimal("0.0000001"), "1E-7"),
        Arguments.of("float", 1.5d, "1.5"),
        Arguments.of("nvarchar(9)", "text", "text"),
        Arguments.of("date", LocalDate.of(1, 1, 1), "0001-01-01"),
        Arguments.of("time(7)", LocalTime.of(1, 2, 3), "01:02:03.0000000"),
        Arguments.of("time(0)", LocalTime.of(1, 2, 3), "01:02:03"),
        Arguments.of(
            "datetime2(3)",
            LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000_000),
            "2024-02-29 01:02:03.004"),
        Arguments.of(
            "datetimeoffset(0)",
            OffsetDateTime.parse("2024-02-29T01:02:03-05:30"),
            "2024-02-29 01:02:03 -05:30"),
        Arguments.of(
            "datetimeoffset(1)",
            OffsetDateTime.parse("2024-02-29T01:02:03Z"),
            "2024-02-29 01:02:03.0 +00:00"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void writesValuesAsTheDriverDoes(String type, Object value, String text) {
    assertThat(driver.text(new SqlServerTypes().logicalType(type), value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "smallint, java.lang.Short, 5, 0, -, true, 6, 10, 5, 0, -",
        "int, java.lang.Integer, 10, 0, -, true, 11, 10, 10, 0, -",
        "bigint, java.lang.Long, 19, 0, -, true, 20, 10, 19, 0, -",
        "'decimal(10, 2)', java.math.BigDecimal, 10, 2, 2, true, 12, 10, 10, 2, -",
        "real, java.lang.Float, 7, 0, -, true, 13, 2, 24, -, -",
        "float, java.lang.Double, 15, 0, -, true, 22, 2, 53, -, -",
        "bit, java.lang.Boolean, 1, 0, -, false, 1, -, 1, -, -",
        "varchar(20), java.lang.String, 20, 0, -, false, 20, -, 20, -, 20",
        "nvarchar(20), java.lang.String, 20, 0, -, false, 20, -, 20, -, 40",
        "nvarchar(max), java.lang.String, 1073741823, 0, -, false, 1073741823, -, 1073741823, -,"
            + " 2147483646",
        "varbinary(20), [B, 20, 0, -, false, 40, -, 20, -, 20",
        "varbinary(max), [B, 2147483647, 0, -, false, 2147483647, -, 2147483647, -, 2147483647",
        "date, java.sql.Date, 10, 0, -, false, 10, -, 10, -, -",
        "time(7), java.sql.Time, 16, 7, 7, false, 16, -, 16, 7, -",
        "datetime2(3), java.sql.Timestamp, 23, 3, 3, false, 23, -, 23, 3, -",
        "datetimeoffset(7), java.time.OffsetDateTime, 34, 7, 7, false, 34, -, 34, 7, -",
        "uniqueidentifier, java.lang.String, 36, 0, -, false, 36, -, 36, -, -"
      })
  void describesTypesAsTheDriverDoes(
      String type,
      String className,
      int precision,
      int scale,
      Integer declaredScale,
      boolean signed,
      int displaySize,
      Integer radix,
      Integer listedSize,
      Integer listedScale,
      Integer octets) {
    LogicalType logical = new SqlServerTypes().logicalType(type);
    TypeFacts facts = driver.facts(logical);
    assertThat(facts.className()).isEqualTo(className);
    assertThat(facts.precision()).isEqualTo(precision);
    assertThat(facts.scale()).isEqualTo(scale);
    assertThat(facts.declaredScale()).isEqualTo(declaredScale);
    assertThat(facts.signed()).isEqualTo(signed);
    assertThat(facts.displaySize()).isEqualTo(displaySize);
    assertThat(facts.radix()).isEqualTo(radix);
    assertThat(facts.listedSize()).isEqualTo(listedSize);
    assertThat(facts.listedScale()).isEqualTo(listedScale);
    assertThat(facts.octets()).isEqualTo(octets);
  }

  /**
   * In the order of {@code getColumns}: BUFFER_LENGTH, SQL_DATA_TYPE, SQL_DATETIME_SUB,
   * SOURCE_DATA_TYPE.
   */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "smallint, 2, 5, -, 38",
        "int, 4, 4, -, 38",
        "bigint, 8, -5, -, 108",
        "'decimal(10, 2)', 12, 3, -, 106",
        "'numeric(10, 2)', 12, 2, -, 108",
        "real, 4, 7, -, 109",
        "float, 8, 6, -, 109",
        "bit, 1, -7, -, 50",
        "varchar(20), 20, 12, -, 39",
        "nvarchar(20), 40, -9, -, 39",
        "nchar(20), 40, -8, -, 39",
        "varbinary(20), 20, -3, -, 37",
        "date, 20, 9, 1, 0",
        "time(7), 32, -154, 0, 0",
        "datetime2(3), 46, 9, 3, 0",
        "datetimeoffset(7), 68, -155, 0, 0",
        "uniqueidentifier, 16, -11, -, 37"
      })
  void listsCodesAsTheServerDoes(String type, int bytes, int sqlType, Integer subtype, int source) {
    TypeFacts.Codes codes = driver.facts(new SqlServerTypes().logicalType(type)).codes();
    assertThat(codes).isEqualTo(new TypeFacts.Codes(bytes, sqlType, subtype, source));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2627 | Violation of UNIQUE KEY constraint 'uq'. Cannot insert duplicate key in object"
            + " 'dbo.t'. The duplicate key value is (it's, (7)). | Violation of UNIQUE KEY"
            + " constraint 'uq'. Cannot insert duplicate key in object 'dbo.t'. The duplicate key"
            + " value is (...)",
        "2601 | Eine Zeile mit doppeltem Schlüssel kann in das dbo.t-Objekt mit dem eindeutigen"
            + " Index 'ix' nicht eingefügt werden. Der doppelte Schlüsselwert ist (x). | Eine Zeile"
            + " mit doppeltem Schlüssel kann in das dbo.t-Objekt mit dem eindeutigen Index 'ix'"
            + " nicht eingefügt werden. Der doppelte Schlüsselwert ist (...)",
        "2628 | String or binary data would be truncated in table 'c.dbo.t', column 'name'."
            + " Truncated value: 'it's'. | String or binary data would be truncated in table"
            + " 'c.dbo.t', column 'name'. Truncated value: '...'",
        "245 | Conversion failed when converting the nvarchar value 'it's' to data type int. |"
            + " Conversion failed when converting the nvarchar value '...' to data type int.",
        "547 | The INSERT statement conflicted with the CHECK constraint \"\"ck\"\". | The INSERT"
            + " statement conflicted with the CHECK constraint \"\"ck\"\"."
      })
  void toldFailureQuotesNoValue(int number, String message, String told) {
    SQLException quiet = new SqlServerFailures().told(new SQLException(message, "S0001", number));
    assertThat(quiet.getMessage()).isEqualTo(told.replace("''", "'"));
    assertThat(quiet.getErrorCode()).isEqualTo(number);
    assertThat(quiet.getSQLState()).isEqualTo("S0001");
  }

  @Test
  void countsOfABatchAndWhatFollowsStay() {
    BatchUpdateException batch =
        new BatchUpdateException("value is (x).", "23000", 2627, new long[] {1, -3}, null);
    batch.setNextException(new SQLException("value is (y).", "23000", 2627));
    SQLException told = new SqlServerFailures().told(batch);
    assertThatObject(told).isInstanceOf(BatchUpdateException.class);
    assertThat(((BatchUpdateException) told).getLargeUpdateCounts()).containsExactly(1, -3);
    assertThat(told.getNextException().getMessage()).isEqualTo("value is (...)");
  }
}
