package dev.hushcell.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;
import java.io.IOException;
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

  @ParameterizedTest
  @EnumSource
  void theFaultIsFoundAgain(FaultKind kind) {
    IOException cause = new IOException("the disk is full");
    Fault fault = new Code("HC-0123", kind).fault("what happened", cause);
    SQLException e = SqlErrors.of(fault);
    assertThat((Throwable) e).hasCause(cause);
    assertThat(e.getStackTrace()).isEqualTo(fault.getStackTrace());
    Fault found = SqlErrors.fault(e).orElseThrow();
    assertThat(found).hasMessage(fault.getMessage()).hasCause(cause);
    assertThat(found.code().kind().sqlState()).isEqualTo(kind.sqlState());
    assertThat(SqlErrors.is(new Code("HC-0123", kind), e)).isTrue();
    assertThat(SqlErrors.is(new Code("HC-0124", kind), e)).isFalse();
  }

  @Test
  void whatAnotherDriverThrowsIsNoFaultOfOurs() {
    assertThat(SqlErrors.fault(new SQLException("[HC-0123] what happened", "0AX00", 124)))
        .isEmpty();
    assertThat(SqlErrors.fault(new SQLException("[HC-0123] what happened", "42000", 123)))
        .isEmpty();
    assertThat(SqlErrors.fault(new SQLException("what happened", "0AX00", 123))).isEmpty();
    assertThat(SqlErrors.fault(new SQLException())).isEmpty();
  }

  @Test
  void theCauseIsWhatSaysSomethingNew() {
    RuntimeException unexpected = new IllegalStateException("a value", new IOException("more"));
    assertThat((Throwable) SqlErrors.of(unexpected)).hasNoCause();
    assertThat(SqlErrors.of(unexpected).getStackTrace()).isEqualTo(unexpected.getStackTrace());
    assertThat((Throwable) SqlErrors.of(new Code("HC-0123", FaultKind.REFUSED).fault("no")))
        .hasNoCause();
  }

  @Test
  void noCodeIsUsedTwice() {
    assertThat(Arrays.stream(JdbcFault.values()).map(JdbcFault::id)).doesNotHaveDuplicates();
  }
}
