package dev.hushcell.internal.keyring;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsStatus;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Optional;

/** Stands in for the module: the JDK's own algorithms, which start at once. */
public final class JdkModule implements FipsModule {
  private final SecureRandom random = new SecureRandom();

  @Override
  public Provider provider() {
    return Security.getProvider("SunJCE");
  }

  @Override
  public SecureRandom random() {
    return random;
  }

  @Override
  public byte[] deriveKey(byte[] secret, byte[] label, byte[] context, int length) {
    throw new UnsupportedOperationException("this room derives nothing");
  }

  @Override
  public FipsStatus status() {
    return new FipsStatus("JDK", "17", false, "java", "", Optional.empty());
  }
}
