package dev.hushcell.internal.fips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fips.FipsModules.CellModule;
import dev.hushcell.testing.CorrettoModule;
import dev.hushcell.testing.TestModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which jars are taken as a module for cells, and what is known of them then. */
class CellModulesTests {
  @TempDir Path directory;

  private static FipsModule started(CellModule cells) {
    return FipsModules.shared(TestModule.choice(), Optional.of(cells));
  }

  @Test
  void oneThatProvesItselfExecutesTheCiphersOfCellsAlone() throws Exception {
    CellModule forged = ForgedModule.GOOD.in(directory);
    FipsModule module = started(forged);
    assertThat(module.cells().getName()).isEqualTo("forged");
    assertThat(module.provider()).isSameAs(TestModule.shared().provider());
    assertThat(module.random()).isSameAs(TestModule.shared().random());
    assertThat(module.status().cells())
        .contains(new FipsStatus.Cells("ACCP", "9.9.9", true, forged.sha256(), "CMVP 1"));
    assertThat(Security.getProvider("forged")).isNull();
    assertThat(started(forged)).isSameAs(module);
    assertThat(TestModule.shared().status().cells()).isEmpty();
  }

  @Test
  void oneWithoutACertificateIsNotApprovedWhateverItSays() throws Exception {
    CellModule forged = ForgedModule.GOOD.in(directory);
    FipsModule module = started(new CellModule(forged.jar(), forged.sha256(), Optional.empty()));
    assertThat(module.status().cells()).get().returns(false, FipsStatus.Cells::approved);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            new ForgedModule(
                "new Error(\"no library\")", "PASSED", true, false, "HmacCore$HmacSHA256"),
            FipsFault.START_FAILED,
            "its native library cannot be loaded"),
        Arguments.of(
            new ForgedModule("null", "FAILED", true, false, "HmacCore$HmacSHA256"),
            FipsFault.START_FAILED,
            "its self-tests ended with FAILED"),
        Arguments.of(
            new ForgedModule("null", "PASSED", false, false, "HmacCore$HmacSHA256"),
            FipsFault.NOT_APPROVED,
            "is no build for approved mode"),
        Arguments.of(
            new ForgedModule("null", "PASSED", true, true, "HmacCore$HmacSHA256"),
            FipsFault.NOT_APPROVED,
            "is no build for approved mode"),
        Arguments.of(
            new ForgedModule("null", "PASSED", true, false, "HmacCore$HmacSHA512"),
            FipsFault.START_FAILED,
            "it makes other cells than the FIPS module"),
        Arguments.of(
            new ForgedModule("null", "PASSED", true, false, "NoSuchClass"),
            FipsFault.START_FAILED,
            "did not start"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void oneThatDoesNotProveItselfIsRefused(ForgedModule forged, FipsFault code, String why)
      throws Exception {
    CellModule cells = forged.in(directory);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> started(cells))
          .isInstanceOf(Fault.class)
          .satisfies(each -> assertThat(((Fault) each).code()).isEqualTo(code))
          .satisfies(each -> assertThat(told(each)).contains(why));
    }
  }

  @Test
  void oneThatNobodyKnowsHowToProveIsRefused() throws Exception {
    CellModule other =
        ForgedModule.compiled(directory, "Other", "package org.example; public class Other {}");
    assertThatThrownBy(() -> started(other))
        .hasMessageContaining("holds no module that Hushcell knows how to prove");
  }

  @Test
  void anotherFileThanThePinnedOneIsRefusedBeforeAClassOfItIsLoaded() throws Exception {
    CellModule forged = ForgedModule.GOOD.in(directory);
    Files.write(forged.jar(), new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
    assertThatThrownBy(() -> started(forged))
        .satisfies(each -> assertThat(((Fault) each).code()).isEqualTo(FipsFault.WRONG_CHECKSUM));
    Files.delete(forged.jar());
    assertThatThrownBy(() -> started(forged))
        .satisfies(each -> assertThat(((Fault) each).code()).isEqualTo(FipsFault.COPY_FAILED))
        .hasMessageContaining("forged.jar");
  }

  @Test
  void theBuildOfMavenCentralRunsAndIsNotApproved() {
    FipsModule module =
        FipsModules.shared(TestModule.choice(), Optional.of(CorrettoModule.unproven()));
    assertThat(module.status().cells())
        .get()
        .returns("2.5.0", FipsStatus.Cells::version)
        .returns(false, FipsStatus.Cells::approved);
    CellModule certified =
        new CellModule(CorrettoModule.jar(), CorrettoModule.SHA256, Optional.of("CMVP 4816"));
    assertThatThrownBy(() -> started(certified))
        .hasMessageContaining("is no build for approved mode, whatever certificate");
  }

  private static String told(Throwable thrown) {
    return thrown.getMessage() + (thrown.getCause() == null ? "" : thrown.getCause().getMessage());
  }
}
