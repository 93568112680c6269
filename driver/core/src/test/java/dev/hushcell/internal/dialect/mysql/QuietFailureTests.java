package dev.hushcell.internal.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransactionRollbackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of messages of the server, as both drivers give them out. */
class QuietFailureTests {
  private final MysqlFailures failures = new MysqlFailures();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(conn=3) Duplicate entry 'it's-7' for key 'mail' | (conn=3) Duplicate entry '...' for key"
            + " 'mail'",
        "Duplicate entry '\\xF9\\x81' for key 'contact.mail' | Duplicate entry '...' for key"
            + " 'contact.mail'",
        "Incorrect integer value: 'abc' for column `b`.`t`.`n` at row 1 | Incorrect integer value:"
            + " '...' for column `b`.`t`.`n` at row 1",
        "Data truncation: Incorrect datetime value: '2020-02-30' for column 'd' at row 2 | Data"
            + " truncation: Incorrect datetime value: '...' for column 'd' at row 2",
        "Truncated incorrect DOUBLE value: 'secret' | Truncated incorrect DOUBLE value: '...'",
        "the right syntax to use near 'fro t where a = 'x'' at line 1 | the right syntax to use near '...'"
            + " at line 1",
        "Out of range: value is out of range in '(`t`.`n` + 7)' | Out of range: value is out of"
            + " range in '...'",
        "Invalid utf8mb4 character string: 'C3' | Invalid utf8mb4 character string: '...'"
      })
  void quotesNoValue(String message, String told) {
    SQLException once = failures.told(new SQLException(message, "23000", 1062));
    assertThat(once.getMessage()).isEqualTo(told);
    assertThatObject(failures.told(once)).isSameAs(once);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1062 | Doppelter Eintrag 'secret' für Schlüssel 'mail'",
        "1062 | 'secret' は索引 'mail' で重複しています。",
        "1366 | Falscher integer-Wert: 'secret' für Feld 'n' in Zeile 1",
        "1064 | Fehler in der SQL-Syntax bei 'fro t where a = secret' in Zeile 1",
        "1526 | Table has no partition for value secret"
      })
  void withholdsWhatItCannotRead(int number, String message) {
    SQLException told = failures.told(new SQLException(message, "23000", number));
    assertThat((Throwable) told)
        .hasMessageContaining("is withheld")
        .hasMessageNotContaining("secret");
    assertThat(told.getErrorCode()).isEqualTo(number);
    assertThatObject(failures.told(told)).isSameAs(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1048 | Feld 'email' darf nicht NULL sein",
        "4025 | CONSTRAINT `hushcell_t.c` failed for `b`.`t`"
      })
  void leavesWhatQuotesNoValue(int number, String message) {
    SQLException failure = new SQLException(message, "23000", number);
    assertThatObject(failures.told(failure)).isSameAs(failure);
  }

  @Test
  void keepsWhatTellsFailuresApart() {
    SQLException failure =
        failures.told(
            new SQLIntegrityConstraintViolationException(
                "Duplicate entry 'x' for key 'k'", "23000", 1062));
    assertThatObject(failure).isInstanceOf(SQLIntegrityConstraintViolationException.class);
    assertThat(failure.getSQLState()).isEqualTo("23000");
    assertThat(failure.getErrorCode()).isEqualTo(1062);
    assertThatObject(failures.told(new SQLDataException("Incorrect date value: 'x'")))
        .isInstanceOf(SQLDataException.class);
    assertThatObject(
            failures.told(new SQLSyntaxErrorException("right syntax to use near 'x' at line 1")))
        .isInstanceOf(SQLSyntaxErrorException.class);
  }

  @Test
  void looksIntoBatchesCausesAndWhatFollows() {
    SQLException cause = new SQLException("Duplicate entry 'x-1' for key 'k'", "23000", 1062);
    BatchUpdateException batch =
        new BatchUpdateException(
            "Duplicate entry 'x-2' for key 'k'", "23000", 1062, new int[] {1, -3}, cause);
    batch.setNextException(new SQLException("Duplicate entry 'x-3' for key 'k'", "23000", 1062));
    SQLException told = failures.told(batch);
    assertThat(told.getMessage()).isEqualTo("Duplicate entry '...' for key 'k'");
    assertThat(told.getCause().getMessage()).isEqualTo("Duplicate entry '...' for key 'k'");
    assertThat(told.getNextException().getMessage()).isEqualTo("Duplicate entry '...' for key 'k'");
    assertThat(((BatchUpdateException) told).getUpdateCounts()).containsExactly(1, -3);
  }

  /** As MariaDB's driver throws it. */
  @Test
  void aBatchOfALostConnectionHasTheStateOfItsCause() {
    SQLException lost = new SQLNonTransientConnectionException("Socket error", "08000", -1);
    SQLException batch = new BatchUpdateException("Socket error", null, 0, new int[] {-3}, lost);
    SQLException told = failures.told(batch);
    assertThat(told.getSQLState()).isEqualTo("08000");
    assertThat(((BatchUpdateException) told).getUpdateCounts()).containsExactly(-3);
    assertThatObject(told.getCause()).isSameAs(lost);
  }

  @Test
  void leavesTheOthersAsTheyAre() {
    SQLException deadlock = new SQLTransactionRollbackException("Deadlock found", "40001", 1213);
    assertThatObject(failures.told(deadlock)).isSameAs(deadlock);
  }
}
