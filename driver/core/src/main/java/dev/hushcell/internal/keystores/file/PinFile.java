package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.CORRUPT;

import dev.hushcell.keystore.KeyStoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A file of pins beside a key store that keeps none itself: one line {@code name=hexadecimal} each.
 * No secret stands in it, but who can write to it can have another catalogue accepted, as who can
 * write to the configuration. Thread-safe.
 */
public final class PinFile {
  private final StoreFile file;

  private PinFile(Path path) {
    this.file = new StoreFile(path);
  }

  /** Names the file, and warns of one that others than its owner may use. */
  public static PinFile at(String path, Consumer<String> warnings) throws KeyStoreException {
    try {
      Path absolute = Path.of(path).toAbsolutePath().normalize();
      OwnerOnly.warnUnless(absolute, warnings);
      return new PinFile(absolute);
    } catch (InvalidPathException e) {
      throw new KeyStoreException(BAD_SETTING, "keystore.pins is not a path on this system");
    }
  }

  public Optional<byte[]> pinned(String name) throws KeyStoreException {
    return Optional.ofNullable(read().get(name));
  }

  /** Pins the value under the name unless there is one, and returns what is there then. */
  public Optional<byte[]> pinIfAbsent(String name, byte[] value) throws KeyStoreException {
    Optional<byte[]> before = pinned(name);
    if (before.isPresent() || !file.isWritable()) {
      return before;
    }
    if (name.isBlank() || name.chars().anyMatch(c -> c == '=' || c <= ' ')) {
      throw new IllegalArgumentException("the name of a pin cannot be written as a line");
    }
    try (StoreLock lock = file.lock()) {
      Map<String, byte[]> pins = read();
      if (pins.putIfAbsent(name, value.clone()) == null) {
        file.replace(written(pins), lock);
      }
      return Optional.of(pins.get(name).clone());
    }
  }

  private Map<String, byte[]> read() throws KeyStoreException {
    Map<String, byte[]> pins = new TreeMap<>();
    Optional<byte[]> content = file.read();
    if (content.isPresent() && content.get().length == 0) {
      throw new KeyStoreException(
          CORRUPT,
          "the file of pins "
              + file
              + " is empty: it was emptied or cut short, since none is ever written without a pin."
              + " Restore it from a backup; remove it only if no database was used with this key"
              + " store yet");
    }
    String text = new String(content.orElse(new byte[0]), StandardCharsets.UTF_8);
    for (String line : (Iterable<String>) text.lines()::iterator) {
      int equals = line.indexOf('=');
      try {
        byte[] value = HexFormat.of().parseHex(line, equals + 1, line.length());
        if (equals <= 0 || pins.put(line.substring(0, equals), value) != null) {
          throw damaged();
        }
      } catch (IllegalArgumentException e) {
        throw damaged();
      }
    }
    return pins;
  }

  private static byte[] written(Map<String, byte[]> pins) {
    StringBuilder text = new StringBuilder();
    pins.forEach(
        (name, value) ->
            text.append(name).append('=').append(HexFormat.of().formatHex(value)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private KeyStoreException damaged() {
    return new KeyStoreException(
        CORRUPT, "the file of pins " + file + " is damaged; restore it from a backup");
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
