package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key store in memory: AES-256-GCM under versions of one key, pins in a map, failures on demand.
 */
public final class MemoryKeyStore implements KeyWrapper, KeyAdministration {
  private final String name;
  private final Map<Integer, byte[]> versions = new ConcurrentSkipListMap<>();
  private final SecureRandom random = new SecureRandom();
  public final Map<String, byte[]> pins = new ConcurrentHashMap<>();
  public final AtomicInteger unwraps = new AtomicInteger();
  public final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger callsLeft = new AtomicInteger(Integer.MAX_VALUE);
  public volatile boolean writable = true;
  public volatile boolean wrappingPublic;

  /** Whether every key is refused, as by a store whose owner disabled its key. */
  public volatile boolean refusing;

  /** Whether an administrator may make and destroy versions through us. */
  public volatile boolean administered = true;

  /** What is left to do when a version is destroyed; empty: it is gone at once. */
  public volatile String outstanding = "";

  public volatile String shownAs;

  private final AtomicInteger current = new AtomicInteger(1);

  public MemoryKeyStore() {
    this("test-kek");
  }

  public MemoryKeyStore(String name) {
    this.name = name;
    this.shownAs = "memory (" + name + ")";
    versions.put(1, fresh());
  }

  /** A store whose key other processes can have too. */
  MemoryKeyStore(byte[] kek) {
    this.name = "test-kek";
    this.shownAs = "memory (test-kek)";
    versions.put(1, kek);
  }

  private byte[] fresh() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return key;
  }

  /** Does not answer any more after so many calls. */
  public void failFrom(int call) {
    callsLeft.set(call);
  }

  /** Replaces the key of a version by another one of the same name. */
  public void replace(int version) {
    versions.put(version, fresh());
  }

  /** Lets wrap use another version, as a process does that did not look for a while. */
  public void use(int version) {
    current.set(version);
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    failOnDemand();
    int version = current.get();
    byte[] iv = new byte[12];
    random.nextBytes(iv);
    byte[] clear = dataKey.copy(SecretAccess.iHandleKeyBytes());
    byte[] sealed = run(Cipher.ENCRYPT_MODE, version, iv, clear, context);
    byte[] bytes = Arrays.copyOf(iv, 12 + sealed.length);
    System.arraycopy(sealed, 0, bytes, 12, sealed.length);
    return new WrappedKey(named(version), "AES-GCM", bytes);
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    failOnDemand();
    unwraps.incrementAndGet();
    if (refusing) {
      throw new KeyStoreException(KeyStoreException.Reason.UNWRAP_FAILED, "the key is disabled");
    }
    byte[] bytes = wrapped.bytes();
    byte[] iv = Arrays.copyOf(bytes, 12);
    byte[] sealed = Arrays.copyOfRange(bytes, 12, bytes.length);
    int version = version(wrapped.keyEncryptionKey());
    return SecretBytes.adopt(run(Cipher.DECRYPT_MODE, version, iv, sealed, context));
  }

  private int version(String kek) throws KeyStoreException {
    for (int version : versions.keySet()) {
      if (named(version).equals(kek)) {
        return version;
      }
    }
    throw new KeyStoreException(
        KeyStoreException.Reason.MISSING_KEY, "the store has no key " + kek);
  }

  private String named(int version) {
    return version == 1 ? name : name + "#" + version;
  }

  private void failOnDemand() throws KeyStoreException {
    boolean isDown =
        callsLeft.getAndUpdate(n -> n == Integer.MAX_VALUE ? n : Math.max(0, n - 1)) == 0;
    if (isDown || failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new KeyStoreException(KeyStoreException.Reason.UNREACHABLE, "no answer");
    }
  }

  private byte[] run(int mode, int version, byte[] iv, byte[] input, byte[] context)
      throws KeyStoreException {
    byte[] kek = versions.get(version);
    if (kek == null) {
      throw new KeyStoreException(KeyStoreException.Reason.MISSING_KEY, "the version is gone");
    }
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
  public String current() throws KeyStoreException {
    failOnDemand();
    return named(current.get());
  }

  @Override
  public boolean isWrappingPublic() {
    return wrappingPublic;
  }

  @Override
  public String describe() {
    return shownAs;
  }

  @Override
  public Optional<byte[]> pinned(String pin) throws KeyStoreException {
    failOnDemand();
    return Optional.ofNullable(pins.get(pin));
  }

  @Override
  public Optional<byte[]> pinIfAbsent(String pin, byte[] value) throws KeyStoreException {
    if (writable) {
      pins.putIfAbsent(pin, value);
    }
    return pinned(pin);
  }

  @Override
  public Optional<KeyAdministration> administration() {
    return administered ? Optional.of(this) : Optional.empty();
  }

  @Override
  public List<KeyVersion> versions() throws KeyStoreException {
    failOnDemand();
    List<KeyVersion> found = new ArrayList<>();
    for (int version : versions.keySet()) {
      KeyVersion.State state =
          version == current.get() ? KeyVersion.State.CURRENT : KeyVersion.State.OLD;
      found.add(new KeyVersion(named(version), Optional.empty(), state));
    }
    return found;
  }

  @Override
  public synchronized KeyVersion rotate() throws KeyStoreException {
    failOnDemand();
    int next = current.get() + 1;
    versions.put(next, fresh());
    current.set(next);
    return new KeyVersion(named(next), Optional.empty(), KeyVersion.State.CURRENT);
  }

  @Override
  public synchronized Destruction destroy(String kek) throws KeyStoreException {
    failOnDemand();
    if (kek.equals(named(current.get()))) {
      throw new KeyStoreException(KeyStoreException.Reason.FAILED, kek + " is in use");
    }
    if (!outstanding.isEmpty()) {
      return Destruction.outstanding(outstanding);
    }
    versions.keySet().removeIf(version -> named(version).equals(kek));
    return Destruction.done();
  }

  @Override
  public void close() {}
}
