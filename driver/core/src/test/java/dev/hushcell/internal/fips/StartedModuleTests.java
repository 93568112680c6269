package dev.hushcell.internal.fips;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hushcell.internal.fault.Fault;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StartedModuleTests {
  private static final Map<String, String> GOOD = Map.of("ready", "true", "approved", "true");

  @Test
  void goesOnOnlyWhenReadyAndApproved() {
    module(GOOD, (in, out) -> {}).prove();
  }

  @Test
  void refusesAModuleInItsErrorState() {
    Map<String, String> facts = Map.of("ready", "false", "approved", "true");
    refused(FipsFault.START_FAILED, () -> module(facts, (in, out) -> {}).prove());
  }

  @Test
  void refusesAModuleThatIsNotApproved() {
    Map<String, String> facts = Map.of("ready", "true", "approved", "false");
    refused(FipsFault.NOT_APPROVED, () -> module(facts, (in, out) -> {}).prove());
  }

  @Test
  void refusesAStartedModuleThatIsNotApprovedOnTheThreadThatAsks() {
    Thread asking = Thread.currentThread();
    StartedModule elsewhere =
        module(
            () ->
                Thread.currentThread() == asking
                    ? Map.of("ready", "true", "approved", "false")
                    : GOOD);
    refused(FipsFault.NOT_APPROVED, () -> new SharedStart(() -> elsewhere).module());
  }

  @Test
  void reportsWhateverKeepsTheModuleFromStarting() {
    refused(
        FipsFault.START_FAILED,
        () ->
            new SharedStart(
                    () -> {
                      throw new AssertionError("a self-test failed");
                    })
                .module());
  }

  @Test
  void reportsADerivationThatTheModuleRefuses() {
    StartedModule module =
        module(
            GOOD,
            (in, out) -> {
              throw new AssertionError("error state");
            });
    refused(
        FipsFault.OPERATION_FAILED,
        () -> module.deriveKey(new byte[32], new byte[1], new byte[1], 32));
  }

  private static StartedModule module(
      Map<String, String> facts, BiConsumer<byte[][], byte[]> derivation) {
    FipsModule real = FipsModules.shared(ModuleChoice.CERTIFIED);
    return new StartedModule(
        real.provider(), real.random(), derivation, () -> facts, real.status());
  }

  private static StartedModule module(Supplier<Map<String, String>> facts) {
    FipsModule real = FipsModules.shared(ModuleChoice.CERTIFIED);
    return new StartedModule(real.provider(), real.random(), (in, out) -> {}, facts, real.status());
  }

  private static void refused(FipsFault code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(code.id())
        .asInstanceOf(type(Fault.class))
        .extracting(Fault::code)
        .isEqualTo(code);
  }
}
