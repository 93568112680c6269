package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.testing.OnceTold;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that something is refused with a code, by class, SQLSTATE, vendor code and text. */
final class Refusal {
  private Refusal() {}

  static SQLException of(FaultCode code, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(SQLException.class);
    SQLException refusal = (SQLException) thrown;
    assertThat(refusal.getMessage()).startsWith("[" + code.id() + "] ");
    assertThat(refusal.getSQLState()).isEqualTo(code.kind().sqlState());
    assertThat(refusal.getErrorCode()).isEqualTo(Integer.parseInt(code.id().substring(3)));
    OnceTold.require(refusal);
    return refusal;
  }
}
