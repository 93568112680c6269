package dev.hushcell.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Hushcell allocates over the plain driver: the one figure of the comparison that does not
 * depend on what else a machine does. The limits are a tenth above what is measured, so that what
 * is added to the way of every statement is noticed: an iterator is 32 bytes, a stream 170.
 */
class AllocationTests {
  private static final int ROWS = 2000;
  private static final int TRIES = 6;

  @TempDir static Path directory;
  private static Seat plain;
  private static Seat hushcell;

  @BeforeAll
  static void takeSeats() throws SQLException, IOException {
    plain = Seat.take(Entry.PLAIN, database("plain"));
    hushcell = Seat.take(Entry.HUSHCELL, database("hushcell"));
  }

  @AfterAll
  static void leave() throws SQLException {
    plain.close();
    hushcell.close();
  }

  @ParameterizedTest
  @CsvSource({
    "INSERT, 2300",
    "BATCH, 2300",
    "PK, 2180",
    "EQ, 2880",
    "SCAN, 1850",
    "UPDATE, 1000",
    "REPREP, 2950",
    "DISTINCT, 6450",
    "PLAIN_INSERT, 100",
    "PLAIN_PK, 120",
    "PLAIN_SCAN, 20"
  })
  void allocatesFewBytesMoreThanThePlainDriver(Operation operation, double limit)
      throws SQLException, IOException {
    double over = least(hushcell, operation) - least(plain, operation);

    System.out.printf("%s: %.0f bytes over the plain driver%n", operation, over);
    assertThat(over).isLessThan(limit);
  }

  /** Of a row that is read, with one cell; a busy machine optimizes less, for 50 bytes more. */
  @ParameterizedTest
  @CsvSource({
    "'', 1, 720",
    "'" + Deals.OF_ROWS + "', 1, 1800",
    "'" + Deals.OF_TENANTS + "', 20, 760",
  })
  void allocatesFewBytesMoreForACellWithAnOwner(String rule, int tenants, double limit)
      throws SQLException, IOException {
    try (Deals deals = new Deals(rule, tenants);
        Work ours = deals.reading(true);
        Work theirs = deals.reading(false)) {
      double over = leastOfARow(ours) - leastOfARow(theirs);

      System.out.printf("%s: %.0f bytes over the plain driver%n", rule, over);
      assertThat(over).isLessThan(limit);
    }
  }

  private static double leastOfARow(Work reading) throws SQLException, IOException {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 2 * TRIES; i++) {
      Meter meter = new Meter(List.of());
      reading.run(i);
      least = Math.min(least, meter.stop(Deals.ROWS).allocated());
    }
    return least;
  }

  /**
   * The least of a few tries: what something else in this JVM allocates beside them is not ours.
   */
  private static double least(Seat seat, Operation operation) throws SQLException, IOException {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      least = Math.min(least, seat.turn(operation, 0, ROWS).allocated());
    }
    return least;
  }

  private static Database database(String name) throws IOException {
    return new Database(
        "h2:mem:allocation-" + name + ";OPTIMIZE_REUSE_RESULTS=0",
        Files.createDirectories(directory.resolve(name)));
  }
}
