package dev.hushcell.internal.dialect.h2;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hushcell.internal.fault.Fault;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class H2DatabaseTests {
  private final H2Database database = new H2Database();

  /** Its information schema has other columns, so each question would fail in its own way. */
  @Test
  void refusesVersionOneBySayingWhichIsNeeded() {
    DatabaseMetaData old =
        answering(
            (self, asked, none) ->
                asked.getName().equals("getDatabaseMajorVersion") ? 1 : "1.4.200 (2019-10-14)");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> database.requireSupported(old))
        .withMessageContaining("the database is H2 1.4.200 (2019-10-14)")
        .withMessageContaining("H2 2.0 and later");
  }

  @Test
  void takesTheVersionOfTheTests() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      assertThatCode(() -> database.requireSupported(connection.getMetaData()))
          .doesNotThrowAnyException();
    }
  }

  private static DatabaseMetaData answering(InvocationHandler answer) {
    Class<DatabaseMetaData> type = DatabaseMetaData.class;
    return type.cast(
        Proxy.newProxyInstance(
            H2DatabaseTests.class.getClassLoader(), new Class<?>[] {type}, answer));
  }
}
