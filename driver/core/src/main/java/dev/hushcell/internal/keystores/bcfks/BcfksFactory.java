package dev.hushcell.internal.keystores.bcfks;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keystores.file.FileSettings;
import dev.hushcell.internal.keystores.file.FileWrapper;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.util.function.Consumer;

/** Opens, and on request creates, a key store of type {@code bcfks}. */
public final class BcfksFactory implements KeyWrapperFactory {
  private final FipsModule fips;
  private final Consumer<String> warnings;

  /** Builds the factory; the warnings are sentences without secrets. */
  public BcfksFactory(FipsModule fips, Consumer<String> warnings) {
    this.fips = fips;
    this.warnings = warnings;
  }

  @Override
  public String type() {
    return BcfksFormat.TYPE;
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    FileSettings checked = FileSettings.of(settings, FileSettings.ITERATIONS);
    return FileWrapper.open(new BcfksFormat(fips, checked.iterations()), checked, warnings);
  }
}
