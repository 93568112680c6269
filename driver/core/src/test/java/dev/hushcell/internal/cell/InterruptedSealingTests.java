package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.secret.SecretAccess;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.ShortBufferException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Something throws at each internal step; the next cell is right and holds nothing of the last. */
class InterruptedSealingTests {
  private static final String EARLIER = "EARLIER-".repeat(12);
  private static final String NEXT = "the next value";

  private final Trap trap = new Trap();
  private final MapKeyring keyring = new MapKeyring();

  static Stream<Arguments> interruptions() {
    List<Supplier<Throwable>> throwables =
        List.of(
            () -> new IllegalStateException("interrupted"),
            () -> new AssertionError("the module is in error state"),
            () -> new ShortBufferException("too short"));
    return Stream.of(true, false)
        .flatMap(searchable -> throwables.stream().map(each -> Arguments.of(searchable, each)));
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void leavesNothingInTheNextCell(boolean searchable, Supplier<Throwable> thrown)
      throws GeneralSecurityException {
    for (boolean warm : new boolean[] {true, false}) {
      int steps = stepsOfSealAndOpen(searchable, warm);
      assertThat(steps).isGreaterThan(warm ? 3 : 10);
      for (int step = 1; step <= steps; step++) {
        interruptAt(step, column(searchable), warm, thrown.get());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void passesErrorsOfTheVirtualMachineOn(boolean searchable, Supplier<Throwable> ignored)
      throws GeneralSecurityException {
    RawColumn column = column(searchable);
    column.seal("warm");
    StackOverflowError overflow = new StackOverflowError();
    trap.set(2, overflow);

    assertThat(catchThrowable(() -> column.seal(EARLIER))).isSameAs(overflow);
    isRight(column);
  }

  private int stepsOfSealAndOpen(boolean searchable, boolean warm) {
    RawColumn column = column(searchable);
    if (warm) {
      column.open(column.seal("warm"));
    }
    trap.set(0, new IllegalStateException());
    column.open(column.seal(EARLIER));
    return trap.steps();
  }

  private void interruptAt(int step, RawColumn column, boolean warm, Throwable thrown)
      throws GeneralSecurityException {
    if (warm) {
      column.open(column.seal("warm"));
    }
    trap.set(step, thrown);

    Throwable seen = catchThrowable(() -> column.open(column.seal(EARLIER)));

    assertThat(trap.isSprung()).isTrue();
    assertThat(seen).isInstanceOf(Fault.class).hasMessageStartingWith("[HC-3009]").hasCause(thrown);
    assertThat(seen.getMessage()).doesNotContain("EARLIER");
    isRight(column);
  }

  private void isRight(RawColumn column) throws GeneralSecurityException {
    for (int i = 0; i < 3; i++) {
      byte[] cell = (byte[]) column.seal(NEXT);
      assertThat(column.open(cell)).isEqualTo(NEXT);
      assertThat(cell).hasSize(53);
      assertThat(reader().open(cell, List.of()).text(0)).isEqualTo(NEXT);
    }
  }

  private FormatReader reader() {
    DataKey key = keyring.current("CRM", "contact.email");
    return new FormatReader(
        key.secret().copy(SecretAccess.iHandleKeyBytes()), key.uuid(), key.id());
  }

  private RawColumn column(boolean searchable) {
    trap.set(0, new IllegalStateException());
    Columns column = Columns.varchar("email", 200);
    return new RawColumns(new TrappedModule(trap), keyring, ValueRules.standard())
        .of((searchable ? column.equality() : column).build());
  }
}
