package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.testing.reading.Front;
import org.junit.jupiter.api.Test;

/** A statement that must be understood has limits, and is read up to them. */
class LimitsTests {
  private static final String AROUND = "SELECT ''";
  private static final String FIRST = "SELECT 1";

  private final Front h2 = Front.of("h2");

  @Test
  void takesAsManyCharactersAsTheLimit() {
    int most = StatementReader.LONGEST - AROUND.length();

    assertThat(h2.tree("SELECT '" + "x".repeat(most) + "'").tokens().size()).isEqualTo(2);
    refuses("SELECT '" + "x".repeat(most + 1) + "'", SqlFault.TOO_LONG);
  }

  @Test
  void takesAsManyTokensAsTheLimit() {
    int most = StatementLimits.TOKENS / 2 - 1;

    assertThat(h2.tree(FIRST + ",1".repeat(most)).tokens().size())
        .isEqualTo(StatementLimits.TOKENS);
    refuses(FIRST + ",1".repeat(most + 1), SqlFault.TOO_MANY_TOKENS);
  }

  /** Hints and comments before a statement are no part of it. */
  @Test
  void countsFromItsFirstToken() {
    String comment = "/*" + " ".repeat(StatementReader.LONGEST) + "*/";

    assertThat(h2.tree(comment + FIRST).tokens().size()).isEqualTo(2);
  }

  private void refuses(String sql, SqlFault expected) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> h2.tree(sql))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(expected));
  }
}
