package dev.hushcell;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreException.Reason;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key store of a jar of its own, somewhere on the network, that a test can put out of reach. */
public final class RemoteStore implements KeyWrapperFactory {
  static final String TYPE = "test-remote";

  static final AtomicInteger UNWRAPS = new AtomicInteger();
  static final Map<String, byte[]> PINS = new ConcurrentHashMap<>();
  private static final byte[] KEK = new byte[32];

  /** What it does with calls. */
  enum Mood {
    WELL,
    DOWN,
    HANGING
  }

  private static volatile Mood mood = Mood.WELL;
  private static volatile CountDownLatch hanging = new CountDownLatch(0);

  static void becomes(Mood next) {
    CountDownLatch before = hanging;
    hanging = new CountDownLatch(next == Mood.HANGING ? 1 : 0);
    mood = next;
    before.countDown();
  }

  private static void call() throws KeyStoreException {
    if (mood == Mood.HANGING) {
      try {
        hanging.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (mood != Mood.WELL) {
      throw new KeyStoreException(Reason.UNREACHABLE, "the remote store does not answer");
    }
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    call();
    return new Open();
  }

  private static final class Open implements KeyWrapper {
    @Override
    public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
      call();
      byte[] iv = new byte[12];
      new SecureRandom().nextBytes(iv);
      byte[] clear = dataKey.copy(SecretAccess.iHandleKeyBytes());
      byte[] sealed = run(Cipher.ENCRYPT_MODE, iv, clear, context);
      byte[] bytes = Arrays.copyOf(iv, iv.length + sealed.length);
      System.arraycopy(sealed, 0, bytes, iv.length, sealed.length);
      return new WrappedKey(current(), "AES-GCM", bytes);
    }

    @Override
    public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
      call();
      UNWRAPS.incrementAndGet();
      byte[] bytes = wrapped.bytes();
      byte[] iv = Arrays.copyOf(bytes, 12);
      byte[] sealed = Arrays.copyOfRange(bytes, 12, bytes.length);
      return SecretBytes.adopt(run(Cipher.DECRYPT_MODE, iv, sealed, context));
    }

    private static byte[] run(int mode, byte[] iv, byte[] input, byte[] context)
        throws KeyStoreException {
      try {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(KEK, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(context);
        return cipher.doFinal(input);
      } catch (GeneralSecurityException e) {
        throw new KeyStoreException(Reason.UNWRAP_FAILED, "does not open", e);
      }
    }

    @Override
    public String current() {
      return "remote-key";
    }

    @Override
    public String describe() {
      return "test-remote";
    }

    @Override
    public Optional<byte[]> pinned(String name) throws KeyStoreException {
      call();
      return Optional.ofNullable(PINS.get(name));
    }

    @Override
    public Optional<byte[]> pinIfAbsent(String name, byte[] value) throws KeyStoreException {
      call();
      PINS.putIfAbsent(name, value);
      return pinned(name);
    }

    @Override
    public void close() {}
  }
}
