package dev.hushcell.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.ModuleChoice;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class BcfksContractTests extends KeyStoreContract {
  private static final String PASSWORD = "correct horse battery";

  @TempDir static Path directory;

  @Override
  public KeyWrapper open() {
    return open("keys.bcfks");
  }

  @Override
  public KeyWrapper openStranger() {
    return open("stranger.bcfks");
  }

  @Override
  public List<String> secrets() {
    return List.of(PASSWORD);
  }

  @Override
  public boolean namesKeys() {
    return true;
  }

  private static KeyWrapper open(String file) {
    return new KeyStores(FipsModules.shared(ModuleChoice.CERTIFIED))
        .open(
            new KeyStoreSettings(
                "bcfks",
                Optional.of(directory.resolve(file).toString()),
                Optional.of(SecretBytes.copyOf(PASSWORD.getBytes(UTF_8))),
                "crm-master",
                true,
                Map.of()));
  }
}
