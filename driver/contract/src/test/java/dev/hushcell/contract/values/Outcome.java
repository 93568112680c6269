package dev.hushcell.contract.values;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of a bound value. */
sealed interface Outcome {
  Pattern CODE = Pattern.compile("\\[(HC-\\d{4})]");

  /** It was kept, and is read back so. */
  record Kept(String readings) implements Outcome {}

  /** It was not taken; with a code when it was the driver under test that did not. */
  record Failed(String code) implements Outcome {
    boolean withCode() {
      return !code.isEmpty();
    }
  }

  static Outcome failed(SQLException failure) {
    Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
    return new Failed(code.find() ? code.group(1) : "");
  }

  /** Tells whether it is right for a protected column where this became of it in a plain one. */
  default boolean mayStandFor(Outcome plain) {
    if (this instanceof Failed failed) {
      return failed.withCode() || plain instanceof Failed;
    }
    return equals(plain);
  }
}
