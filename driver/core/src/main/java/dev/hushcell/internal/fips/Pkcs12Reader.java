package dev.hushcell.internal.fips;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.Provider;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads PKCS#12 files with the module. Two more jars are needed for that; they are checked and
 * loaded, below the loader of the module, only for the time of a {@link #read}.
 *
 * <p>Thread-safe.
 */
public final class Pkcs12Reader {
  private final Provider provider;
  private final PinnedJars jars;

  /** Builds the reader beside a started module. */
  public Pkcs12Reader(FipsModule module) {
    this.provider = module.provider();
    this.jars = new PinnedJars(JarCandidates.ofThisDriver());
  }

  /**
   * Returns the secret AES keys of a file by alias in lower case; an entry of another kind has no
   * bytes. All PBES2 decryption is done by the module; the MAC over the file cannot be checked,
   * because approved mode has no PKCS#12 key derivation.
   *
   * @throws UnsupportedOperationException for an encryption other than PBES2 with AES; the message
   *     is its object identifier
   * @throws SecurityException when an entry does not decrypt, so the password is wrong
   * @throws IllegalArgumentException when the file is no PKCS#12
   */
  public Map<String, byte[]> read(byte[] file, char[] password) {
    try (URLClassLoader loader = loader()) {
      @SuppressWarnings("unchecked") // the class is ours and implements exactly this
      Function<Provider, BiFunction<byte[], char[], Map<String, byte[]>>> keys =
          (Function<Provider, BiFunction<byte[], char[], Map<String, byte[]>>>)
              new InsideLoader(loader).make("Pkcs12Keys");
      return keys.apply(provider).apply(file, password);
    } catch (IOException | ReflectiveOperationException | LinkageError e) {
      throw FipsFault.START_FAILED.fault(
          "the part of the FIPS module that reads PKCS#12 did not start; see the cause", e);
    }
  }

  private URLClassLoader loader() throws IOException {
    URL[] urls = {
      jars.file(ModuleJar.PKIX).toUri().toURL(), jars.file(ModuleJar.STRUCTURES).toUri().toURL()
    };
    return new URLClassLoader("hushcell-pkix", urls, provider.getClass().getClassLoader());
  }
}
