package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key store in memory: AES-256-GCM under one key, pins in a map, failures on demand. */
final class MemoryKeyStore implements KeyWrapper {
  private final byte[] kek;
  private final SecureRandom random = new SecureRandom();
  final Map<String, byte[]> pins = new ConcurrentHashMap<>();
  final AtomicInteger unwraps = new AtomicInteger();
  final AtomicInteger failures = new AtomicInteger();
  volatile boolean writable = true;
  volatile boolean wrappingPublic;

  MemoryKeyStore() {
    this(new byte[32]);
    random.nextBytes(kek);
  }

  /** A store whose key other processes can have too. */
  MemoryKeyStore(byte[] kek) {
    this.kek = kek;
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    failOnDemand();
    byte[] iv = new byte[12];
    random.nextBytes(iv);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, iv, dataKey.copy(SecretAccess.iHandleKeyBytes()), context);
    byte[] bytes = Arrays.copyOf(iv, 12 + sealed.length);
    System.arraycopy(sealed, 0, bytes, 12, sealed.length);
    return new WrappedKey("test-kek", "AES-GCM", bytes);
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    failOnDemand();
    unwraps.incrementAndGet();
    byte[] bytes = wrapped.bytes();
    byte[] iv = Arrays.copyOf(bytes, 12);
    return SecretBytes.adopt(
        run(Cipher.DECRYPT_MODE, iv, Arrays.copyOfRange(bytes, 12, bytes.length), context));
  }

  private void failOnDemand() throws KeyStoreException {
    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new KeyStoreException(KeyStoreException.Reason.UNREACHABLE, "no answer");
    }
  }

  private byte[] run(int mode, byte[] iv, byte[] input, byte[] context) throws KeyStoreException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(kek, "AES"), new GCMParameterSpec(128, iv));
      cipher.updateAAD(context);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new KeyStoreException(
          KeyStoreException.Reason.UNWRAP_FAILED, "the wrapped key does not open", e);
    }
  }

  @Override
  public String current() {
    return "test-kek";
  }

  @Override
  public String describe() {
    return "memory (test-kek)";
  }

  @Override
  public Optional<byte[]> pinned(String name) {
    return Optional.ofNullable(pins.get(name));
  }

  @Override
  public Optional<byte[]> pinIfAbsent(String name, byte[] value) {
    if (!writable) {
      return pinned(name);
    }
    pins.putIfAbsent(name, value);
    return pinned(name);
  }

  @Override
  public boolean isWrappingPublic() {
    return wrappingPublic;
  }

  @Override
  public void close() {}
}
