package dev.hushcell.internal.keystores.file;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens, and on request creates, a key store of type {@code bcfks}. */
public record BcfksFactory(FipsModule fips, Consumer<String> warnings)
    implements KeyWrapperFactory {
  @Override
  public String type() {
    return BcfksFormat.TYPE;
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    FileSettings checked = FileSettings.of(settings, FileSettings.ITERATIONS);
    return FileWrapper.open(new BcfksFormat(fips, checked.iterations()), checked, warnings);
  }

  /**
   * The format of the FIPS module: encrypted and authenticated under a password by the module
   * itself. For one file; deriving the keys that open it again is spared while its bytes are those
   * that were read or written last.
   */
  private static final class BcfksFormat implements FileFormat {
    static final String TYPE = "bcfks";

    private final FipsModule fips;
    private final Optional<Integer> iterations;
    private volatile @Nullable Seen seen;

    /** What was looked at or written last, open; its entries are sealed, each for itself. */
    @SuppressWarnings("ArrayRecordComponent") // not compared as a whole
    private record Seen(byte[] content, KeyStore store) {}

    /**
     * Builds the format of one file.
     *
     * @param iterations of PBKDF2 when it is written; empty: as the module has it
     */
    BcfksFormat(FipsModule fips, Optional<Integer> iterations) {
      this.fips = fips;
      this.iterations = iterations;
    }

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public boolean takesPins() {
      return true;
    }

    @Override
    public String howToMake() {
      return "set keystore.create: true to make a new one";
    }

    @Override
    public FileContents read(Optional<byte[]> content, char[] password, String place)
        throws KeyStoreException {
      return contents(BcfksContents.load(fips, content, password, place), password, place);
    }

    @Override
    public FileContents look(byte[] content, char[] password, String place)
        throws KeyStoreException {
      Seen last = seen;
      if (last == null || !Arrays.equals(last.content(), content)) {
        last = new Seen(content, BcfksContents.load(fips, Optional.of(content), password, place));
        seen = last;
      }
      return contents(last.store(), password, place);
    }

    private BcfksContents contents(KeyStore store, char[] password, String place) {
      return new BcfksContents(
          fips, store, password, iterations, place, written -> seen = new Seen(written, store));
    }
  }
}
