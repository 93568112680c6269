package dev.hushcell.internal.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.ForkedJvm;
import dev.hushcell.testing.TestJars;
import dev.hushcell.testing.TestModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A key store file that cannot be written to its end, as on a disk that is full. */
@DisabledOnOs(OS.WINDOWS)
class FullDiskStoreTests {
  private final KeyStores stores = new KeyStores(TestModule.shared());

  @TempDir Path directory;

  @Test
  void leavesTheKeyStoreAsItWas() throws Exception {
    Path store = directory.resolve("keys.bcfks");
    String wrapped = created(store);
    byte[] before = Files.readAllBytes(store);

    assertThat(limited(store.toString(), wrapped))
        .containsExactly("pin FILE_ACCESS", "pinned false", "opens true");

    assertThat(Files.readAllBytes(store)).isEqualTo(before);
    assertThat(files()).containsExactly("keys.bcfks", "keys.bcfks.lock");
    try (KeyWrapper later = stores.open(StoreSettings.existing("bcfks", store))) {
      assertThat(FullDiskProcess.opens(later, wrapped)).isTrue();
      assertThat(later.pinIfAbsent("catalogue", new byte[32])).isPresent();
    }
  }

  @Test
  void makesNoHalfKeyStore() throws Exception {
    Path store = directory.resolve("keys.bcfks");

    assertThat(limited(store.toString())).containsExactly("open HC-1209");

    assertThat(files()).containsExactly("keys.bcfks.lock");
    String wrapped = created(store);
    try (KeyWrapper later = stores.open(StoreSettings.existing("bcfks", store))) {
      assertThat(FullDiskProcess.opens(later, wrapped)).isTrue();
    }
  }

  private String created(Path store) throws Exception {
    try (KeyWrapper wrapper = stores.open(StoreSettings.creating(store));
        SecretBytes key = SecretBytes.adopt(new byte[32])) {
      return HexFormat.of().formatHex(wrapper.wrap(key, FullDiskProcess.CONTEXT).bytes());
    }
  }

  private static List<String> limited(String... arguments) throws Exception {
    List<Path> classes = new ArrayList<>();
    classes.add(TestJars.of(KeyStores.class.getName()));
    classes.add(TestJars.of(FullDiskProcess.class.getName()));
    classes.add(TestJars.of("org.bouncycastle.crypto.fips.FipsStatus"));
    return ForkedJvm.java()
        .fileBlocks(1)
        .classPath(classes)
        .with(FullDiskProcess.class.getName())
        .with(arguments)
        .run()
        .success()
        .lines()
        .toList();
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
