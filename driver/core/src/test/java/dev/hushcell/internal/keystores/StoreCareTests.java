package dev.hushcell.internal.keystores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.testing.TestModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key store file costs to attack, and who may try. */
class StoreCareTests {
  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();
  private final KeyStores stores = new KeyStores(TestModule.shared(), warnings::add);
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("keys.bcfks");
  }

  @Test
  void iterationsAreThoseOfTheSettings() throws Exception {
    open(Map.of("iterations", "123457"));
    // An INTEGER of three bytes: once for the encryption of the whole, once for the MAC over it.
    assertThat(occurrences("020301e241")).isEqualTo(2);
    open(Map.of());
    assertThat(occurrences("020301e241")).isEqualTo(2);
  }

  @Test
  void iterationsAreThoseOfTheModuleByDefault() throws Exception {
    open(Map.of());
    assertThat(occurrences("02024000")).isEqualTo(2);
  }

  @Test
  void storeWithOtherIterationsStillOpens() throws Exception {
    open(Map.of("iterations", "10000"));
    assertThatCode(() -> open(Map.of("iterations", "20000"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999", "10000001", "-1", "many", "1e5", ""})
  void iterationsOutOfBoundsAreRefused(String iterations) {
    Fault fault = catchThrowableOfType(Fault.class, () -> open(Map.of("iterations", iterations)));
    assertThat(fault.code()).isEqualTo(KeyStoreFault.BAD_SETTING);
    assertThat(fault).hasMessageContaining("10000 to 10000000");
    assertThat(file).doesNotExist();
  }

  @Test
  void fileOfItsOwnerIsNothingToTell() throws Exception {
    open(Map.of());
    open(Map.of());
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-rw----", "rw----r--", "rw-----w-"})
  void fileThatOthersCanUseIsTold(String permissions) throws Exception {
    open(Map.of());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    open(Map.of());
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains(file.toString(), "chmod 600");
  }

  private void open(Map<String, String> more) {
    KeyStoreSettings common = StoreSettings.creating(file);
    stores
        .open(
            new KeyStoreSettings(
                common.type(), common.path(), common.password(), common.key(), true, more))
        .close();
  }

  private int occurrences(String hex) throws Exception {
    String content = HexFormat.of().formatHex(Files.readAllBytes(file));
    return (int) Pattern.compile(hex).matcher(content).results().count();
  }
}
