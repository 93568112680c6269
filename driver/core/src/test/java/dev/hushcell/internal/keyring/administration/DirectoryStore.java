package dev.hushcell.internal.keyring.administration;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreException.Reason;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key store that outlives its process and is shared by several: each version of its key and each
 * pin is a file, written whole or not at all.
 */
final class DirectoryStore implements KeyWrapper, KeyAdministration {
  private static final String VERSION = ".kek";

  private final Path directory;
  private final String name;
  private final SecureRandom random = new SecureRandom();

  /** Opens the store, made with a first version if it is not there. */
  DirectoryStore(Path directory, String name) throws IOException {
    this.directory = directory;
    this.name = name;
    Files.createDirectories(directory);
    if (numbers().isEmpty()) {
      write(file(1), fresh());
    }
  }

  private byte[] fresh() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return key;
  }

  private Path file(int version) {
    return directory.resolve(version + VERSION);
  }

  private void write(Path file, byte[] content) throws IOException {
    Path next = Files.createTempFile(directory, "next", ".tmp");
    Files.write(next, content);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<Integer> numbers() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(VERSION))
          .map(file -> Integer.valueOf(file.substring(0, file.length() - VERSION.length())))
          .sorted()
          .toList();
    }
  }

  private String named(int version) {
    return name + ":v" + version;
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    String kek = current();
    byte[] iv = new byte[12];
    random.nextBytes(iv);
    byte[] clear = dataKey.copy(SecretAccess.iHandleKeyBytes());
    byte[] sealed = run(Cipher.ENCRYPT_MODE, kek, iv, clear, context);
    byte[] bytes = Arrays.copyOf(iv, 12 + sealed.length);
    System.arraycopy(sealed, 0, bytes, 12, sealed.length);
    return new WrappedKey(kek, "AES-GCM", bytes);
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    byte[] bytes = wrapped.bytes();
    byte[] sealed = Arrays.copyOfRange(bytes, 12, bytes.length);
    return SecretBytes.adopt(
        run(
            Cipher.DECRYPT_MODE,
            wrapped.keyEncryptionKey(),
            Arrays.copyOf(bytes, 12),
            sealed,
            context));
  }

  private byte[] run(int mode, String kek, byte[] iv, byte[] input, byte[] context)
      throws KeyStoreException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key(kek), "AES"), new GCMParameterSpec(128, iv));
      cipher.updateAAD(context);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new KeyStoreException(Reason.UNWRAP_FAILED, "the wrapped key does not open", e);
    }
  }

  private byte[] key(String kek) throws KeyStoreException {
    if (!kek.startsWith(name + ":v")) {
      throw new KeyStoreException(Reason.MISSING_KEY, "the store has no key " + kek);
    }
    try {
      return Files.readAllBytes(file(Integer.parseInt(kek.substring(name.length() + 2))));
    } catch (NoSuchFileException e) {
      throw new KeyStoreException(Reason.MISSING_KEY, "the version " + kek + " is gone", e);
    } catch (IOException e) {
      throw new KeyStoreException(Reason.FILE_ACCESS, "the version cannot be read", e);
    }
  }

  @Override
  public String current() throws KeyStoreException {
    try {
      List<Integer> numbers = numbers();
      return named(numbers.get(numbers.size() - 1));
    } catch (IOException e) {
      throw new KeyStoreException(Reason.FILE_ACCESS, "the store cannot be listed", e);
    }
  }

  @Override
  public String describe() {
    return "directory " + name;
  }

  @Override
  public Optional<byte[]> pinned(String pin) throws KeyStoreException {
    try {
      return Optional.of(Files.readAllBytes(directory.resolve(pin + ".pin")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new KeyStoreException(Reason.FILE_ACCESS, "the pin cannot be read", e);
    }
  }

  @Override
  public Optional<byte[]> pinIfAbsent(String pin, byte[] value) throws KeyStoreException {
    try {
      if (pinned(pin).isEmpty()) {
        write(directory.resolve(pin + ".pin"), value);
      }
      return pinned(pin);
    } catch (IOException e) {
      throw new KeyStoreException(Reason.FILE_ACCESS, "the pin cannot be written", e);
    }
  }

  @Override
  public Optional<KeyAdministration> administration() {
    return Optional.of(this);
  }

  @Override
  public List<KeyVersion> versions() throws KeyStoreException {
    try {
      List<Integer> numbers = numbers();
      List<KeyVersion> found = new ArrayList<>();
      for (int i = 0; i < numbers.size(); i++) {
        KeyVersion.State state =
            i == numbers.size() - 1 ? KeyVersion.State.CURRENT : KeyVersion.State.OLD;
        found.add(new KeyVersion(named(numbers.get(i)), Optional.empty(), state));
      }
      return found;
    } catch (IOException e) {
      throw new KeyStoreException(Reason.FILE_ACCESS, "the store cannot be listed", e);
    }
  }

  @Override
  public KeyVersion rotate() throws KeyStoreException {
    try {
      List<Integer> numbers = numbers();
      int next = numbers.get(numbers.size() - 1) + 1;
      write(file(next), fresh());
      return new KeyVersion(named(next), Optional.empty(), KeyVersion.State.CURRENT);
    } catch (IOException e) {
      throw new KeyStoreException(Reason.FILE_ACCESS, "the version cannot be written", e);
    }
  }

  @Override
  public Destruction destroy(String kek) throws KeyStoreException {
    if (kek.equals(current())) {
      throw new KeyStoreException(Reason.FAILED, kek + " is in use");
    }
    try {
      Files.deleteIfExists(file(Integer.parseInt(kek.substring(name.length() + 2))));
      return Destruction.done();
    } catch (IOException e) {
      throw new KeyStoreException(Reason.FILE_ACCESS, "the version cannot be deleted", e);
    }
  }

  @Override
  public void close() {}
}
