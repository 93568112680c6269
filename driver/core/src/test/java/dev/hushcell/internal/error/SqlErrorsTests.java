package dev.hushcell.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlErrorsTests {
  private record Code(String id, FaultKind kind) implements FaultCode {}

  @ParameterizedTest
  @EnumSource
  void givesEachKindItsClassStateAndNumber(FaultKind kind) {
    SQLException e = SqlErrors.of(new Code("HC-0123", kind).fault("what happened"));
    assertThatThrownBy(
            () -> {
              throw e;
            })
        .hasMessage("[HC-0123] what happened")
        .isInstanceOf(
            switch (kind) {
              case REFUSED -> SQLFeatureNotSupportedException.class;
              case BAD_CELL, BAD_VALUE, VALUE_TOO_LONG, OUT_OF_RANGE -> SQLDataException.class;
              case SETUP, CATALOGUE -> SQLNonTransientConnectionException.class;
              case TRANSACTION, CANCELLED -> SQLException.class;
              case LIMIT -> SQLNonTransientException.class;
              case TIMEOUT -> SQLTimeoutException.class;
              case AGAIN -> SQLTransactionRollbackException.class;
              case TRANSIENT -> SQLTransientConnectionException.class;
            });
    assertThat(e.getSQLState()).isEqualTo(kind.sqlState());
    assertThat(e.getErrorCode()).isEqualTo(123);
  }

  @Test
  void noCodeIsUsedTwice() {
    assertThat(Arrays.stream(JdbcFault.values()).map(JdbcFault::id)).doesNotHaveDuplicates();
  }
}
