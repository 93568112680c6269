package dev.hushcell.keystore.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.keystore.KeyStoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a call is refused with. */
final class Refusals {
  private Refusals() {}

  static KeyStoreException refusal(KeyStoreException.Reason reason, ThrowingCallable call) {
    KeyStoreException e = catchThrowableOfType(KeyStoreException.class, call);
    assertThat(e).as("nothing was refused").isNotNull();
    assertThat(e.reason()).as("%s", e).isEqualTo(reason);
    return e;
  }

  /** Returns all that a log would show of it. */
  static String trace(Throwable thrown) {
    StringWriter out = new StringWriter();
    thrown.printStackTrace(new PrintWriter(out));
    return out.toString();
  }
}
