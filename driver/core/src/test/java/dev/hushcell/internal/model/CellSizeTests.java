package dev.hushcell.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigInteger;
import java.sql.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellSizeTests {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 53",
    "14, 0, 53",
    "15, 0, 69",
    "30, 0, 69",
    "31, 0, 85",
    "300, 0, 341",
    // Padded: a length of four bytes, then whole multiples, and at least one.
    "0, 32, 85",
    "1, 32, 85",
    "32, 32, 85",
    "33, 32, 117",
    "0, 1, 53"
  })
  void countsHeaderBlocksAndMac(long valueBytes, int pad, long cell) {
    assertThat(CellSize.cellBytes(valueBytes, pad)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource({"53, 71", "54, 72", "69, 92", "85, 114"})
  void countsTextWithoutPaddingCharacters(long bytes, long text) {
    assertThat(CellSize.textLength(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, 12, 100, 300",
    "CHAR, 1, 5, 15",
    "BYTES, -3, 20, 20",
    "BOOLEAN, 16, 1, 1",
    "DATE, 91, 10, 8",
    "TIME, 92, 18, 8",
    "TIMESTAMP, 93, 29, 12",
    "ZONED_TIMESTAMP, 2014, 35, 16",
    "UUID, 1111, 16, 16",
    "APPROXIMATE, 8, 17, 8",
    "EXACT, -6, 8, 1",
    "EXACT, 5, 16, 2",
    "EXACT, 4, 32, 4",
    "EXACT, -5, 64, 8"
  })
  void knowsTheLongestValueOfEachFamily(Family family, int jdbcType, long precision, long bytes) {
    assertThat(CellSize.maxValueBytes(type(family, jdbcType, precision))).isEqualTo(bytes);
  }

  @Test
  void holdsEveryDecimalOfThePrecision() {
    for (int digits = 1; digits <= 100; digits++) {
      BigInteger largest = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
      assertThat(CellSize.maxValueBytes(type(Family.EXACT, Types.NUMERIC, digits)))
          .isGreaterThanOrEqualTo(largest.toByteArray().length)
          .isLessThanOrEqualTo(largest.negate().toByteArray().length + 1L);
    }
  }

  @Test
  void addsUpForAType() {
    LogicalType email = type(Family.TEXT, Types.VARCHAR, 100);

    assertThat(CellSize.maxCellBytes(email, 0)).isEqualTo(341);
    assertThat(CellSize.textLength(CellSize.maxCellBytes(email, 0))).isEqualTo(455);
    assertThat(CellSize.SHORTEST).isEqualTo((int) CellSize.cellBytes(0, 0));
  }

  private static LogicalType type(Family family, int jdbcType, long precision) {
    return new LogicalType(family, "T", jdbcType, "T", precision, 0, false);
  }
}
