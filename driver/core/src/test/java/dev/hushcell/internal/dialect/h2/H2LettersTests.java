package dev.hushcell.internal.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.LetterCase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2LettersTests {
  /** Neither names nor empty texts nor {@code ||} mean the same in all of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MODE=Oracle",
        "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
        "MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
        "MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE",
        "MODE=DB2",
        "MODE=LEGACY",
        "DATABASE_TO_UPPER=FALSE",
        "COLLATION=GERMAN"
      })
  void areThoseOfTheJvmInEveryMode(String settings) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;" + settings)) {
      LetterCase letters = H2Letters.QUESTION.ask(connection);
      String text = "Mu\u00dcller \u00df \u0130\u0131 \ud801\udc00 \u039f\u03a3 x";
      assertThat(letters.inCase(text, true)).hasValue(text.toUpperCase(Locale.getDefault()));
      assertThat(letters.inCase(text, false)).hasValue(text.toLowerCase(Locale.getDefault()));
    }
  }
}
