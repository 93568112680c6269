package dev.hushcell.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeatTests {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "JCE", "TINK", "MODULE", "HUSHCELL"})
  void isTakenByWhoDoesWhatIsMeasured(Entry entry) throws Exception {
    try (Seat seat = Seat.take(entry, database(entry.key()))) {
      for (Operation operation : Operation.values()) {
        Turn turn = seat.turn(operation, 0);
        assertThat(turn.rows()).isPositive();
        assertThat(turn.allocated()).isPositive();
      }
    }
  }

  @Test
  void isRefusedToWhoStoresPlaintext() throws Exception {
    Database database = database("open");
    try (Connection plain = database.connect();
        Seat seat = Seat.take(Entry.PLAIN, database)) {
      assertThatThrownBy(() -> Correctness.checkStored(plain, true))
          .hasMessage("plaintext is stored");
      seat.turn(Operation.PK, 0);
    }
  }

  @Test
  void isRefusedToWhoFindsOtherRows() throws Exception {
    Database database = database("other");
    try (Seat seat = Seat.take(Entry.PLAIN, database);
        Connection connection = database.connect()) {
      connection.createStatement().execute("UPDATE person SET note = 'other' WHERE id = 97");
      connection.setAutoCommit(false);
      Correctness check = new Correctness(connection, Form.PLAIN);
      assertThatThrownBy(() -> check.check(new Operations(connection, Form.PLAIN), true))
          .hasMessage("row 97 has other values");
      seat.turn(Operation.PK, 0);
    }
  }

  private Database database(String name) {
    return new Database("h2:mem:seat-" + name + ";DB_CLOSE_DELAY=-1", directory);
  }
}
