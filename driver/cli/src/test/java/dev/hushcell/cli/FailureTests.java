package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a command says of a failure: what to do, or why. */
class FailureTests {
  private static Failure.Told told(Exception e) {
    return Failure.of(e).error();
  }

  @Test
  void aDatabaseThatIsNotReachedSaysWhy() {
    Exception why = new IOException("no name matching db.example found");
    Exception link = new SQLException("Communications link failure", "08S01", new Exception(why));
    assertThat(told(link).message())
        .isEqualTo("Communications link failure\nCause: " + why)
        .contains("no name matching");
  }

  @Test
  void whatTheMessageSaysAlreadyIsNotRepeated() {
    Exception why = new IOException("refused");
    assertThat(told(new SQLException("Connection to db refused", "08001", why)).message())
        .isEqualTo("Connection to db refused");
  }

  @Test
  void causesOfOtherFailuresAreNotShown() {
    Exception quoting = new SQLException("too long", "22001", new Exception("'ada@example.com'"));
    assertThat(told(quoting).message()).isEqualTo("too long");
  }

  @Test
  void aDriverThatIsMissingIsNamedByAnOption() {
    Exception missing = new SQLException("[HC-1020] no JDBC driver takes jdbc:mysql:…", "08004");
    assertThat(told(missing).hint())
        .contains("Name the driver's jar: --driver JAR. More: hushcell help HC-1020");
  }

  @Test
  void whatMayBeAllowedIsNamedByItsOption() {
    Exception refused = new SQLException("[HC-1359] in 1 cells", "0AX00");
    assertThat(told(refused).hint())
        .contains("If you are sure, add --with-cells. More: hushcell help HC-1359");
  }

  @Test
  void othersMayWaitWhereThatIsWhatWasRefused() {
    Exception blocking = new SQLException("[HC-1362] … allow it with --may-block 9", "0AX00");
    assertThat(told(blocking).hint())
        .contains(
            "If others may wait for so long, add --may-block SECONDS. More: hushcell help HC-1362");
    Exception view = new SQLException("[HC-1362] … DROP VIEW v", "0AX00");
    assertThat(told(view).hint()).contains("More: hushcell help HC-1362");
  }
}
