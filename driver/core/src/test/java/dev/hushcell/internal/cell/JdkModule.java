package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsStatus;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The JDK's algorithms in the place of the module, so that tests can look behind them. */
final class JdkModule implements FipsModule {
  private final Provider provider;
  private final SecureRandom random;

  JdkModule() {
    this(Security.getProvider("SunJCE"), new SecureRandom());
  }

  JdkModule(Provider provider, SecureRandom random) {
    this.provider = provider;
    this.random = random;
  }

  @Override
  public Provider provider() {
    return provider;
  }

  @Override
  public SecureRandom random() {
    return random;
  }

  @Override
  public byte[] deriveKey(byte[] secret, byte[] label, byte[] context, int length) {
    ByteBuffer fixed = ByteBuffer.allocate(label.length + 1 + context.length + 8);
    fixed.putInt(1).put(label).put((byte) 0).put(context).putInt(length * 8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256", "SunJCE");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(fixed.array()), length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public FipsStatus status() {
    return new FipsStatus("JDK", "17", false, "java", "", Optional.empty());
  }
}
