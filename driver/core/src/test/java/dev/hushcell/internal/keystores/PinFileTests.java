package dev.hushcell.internal.keystores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keystores.file.PinFile;
import dev.hushcell.keystore.KeyStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinFileTests {
  @TempDir private Path directory;

  @Test
  void aFileThatIsNotThereIsBegun() throws Exception {
    PinFile pins = open();
    assertThat(pins.pinned("catalogue.a")).isEmpty();
    assertThat(pins.pinIfAbsent("catalogue.a", new byte[] {1})).contains(new byte[] {1});
    assertThat(Files.readString(file())).isEqualTo("catalogue.a=01\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "catalogue.a", "=01", "catalogue.a=0", "a=01\na=01\n"})
  void refusesAFileThatNobodyWroteSo(String content) throws Exception {
    open().pinIfAbsent("catalogue.a", new byte[] {1});
    Files.writeString(file(), content);
    PinFile later = open();
    assertRefused(() -> later.pinned("catalogue.a"));
    assertRefused(() -> later.pinIfAbsent("catalogue.b", new byte[] {1}));
    assertThat(Files.readString(file())).isEqualTo(content);
  }

  @Test
  void saysOfAnEmptyFileWhatToDo() throws Exception {
    Files.createFile(file());
    PinFile pins = open();
    assertThatThrownBy(() -> pins.pinned("catalogue.a"))
        .hasMessageContaining("is empty")
        .hasMessageContaining("Restore it from a backup");
  }

  private void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            KeyStoreException.class,
            refused -> assertThat(refused.reason()).isEqualTo(KeyStoreException.Reason.CORRUPT));
  }

  private Path file() {
    return directory.resolve("pins");
  }

  private PinFile open() throws KeyStoreException {
    return PinFile.at(file().toString(), warning -> {});
  }
}
