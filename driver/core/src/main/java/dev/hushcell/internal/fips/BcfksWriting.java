package dev.hushcell.internal.fips;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** Writes BCFKS key stores with a given cost of trying passwords. Thread-safe. */
public record BcfksWriting(FipsModule module) {
  /**
   * Writes a store.
   *
   * @param iterations of PBKDF2, for the encryption of the whole and for the MAC over it
   */
  public void write(KeyStore store, OutputStream out, char[] password, int iterations)
      throws IOException, GeneralSecurityException {
    try {
      BiFunction<OutputStream, char[], IntFunction<KeyStore.LoadStoreParameter>> parameters =
          new InsideLoader(module.provider().getClass().getClassLoader())
              .make("StoreParameters", BiFunction.class);
      store.store(parameters.apply(out, password).apply(iterations));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw FipsFault.START_FAILED.fault(
          "the part of the FIPS module that writes key stores did not start; see the cause", e);
    }
  }
}
