package dev.hushcell.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTests {
  /** A code of no room. */
  private record Code(String id, FaultKind kind) implements FaultCode {
    static final Code ODD = new Code("HC-0000", FaultKind.REFUSED);
  }

  @Test
  void placeIsToldInTheMessageAndByItself() {
    Fault fault = Code.ODD.at(0, "it is odd; make it even");
    assertThat(fault).hasMessage("[HC-0000] it is odd; make it even (position 1)");
    assertThat(fault.what()).isEqualTo("it is odd; make it even");
    assertThat(fault.offset()).hasValue(0);
    assertThat(fault.code()).isEqualTo(Code.ODD);
  }

  @Test
  void withoutAPlaceNoneIsTold() {
    RuntimeException cause = new IllegalStateException();
    Fault fault = Code.ODD.fault("it is odd (position 7)", cause);
    assertThat(fault).hasMessage("[HC-0000] it is odd (position 7)").hasCause(cause);
    assertThat(fault.offset()).isEmpty();
    assertThat(Code.ODD.at(3, "it is odd", cause)).hasCause(cause);
  }
}
