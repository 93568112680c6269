package dev.hushcell.internal.fips;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads and changes PKCS#12 files with the module. Two more jars are needed for that; they are
 * checked and loaded, below the loader of the module, only for the time of a call.
 *
 * <p>All PBES2 encryption is done by the module; the MAC over a file cannot be checked nor made,
 * because approved mode has no PKCS#12 key derivation.
 *
 * <p>Every method throws {@link UnsupportedOperationException} for an encryption other than PBES2
 * with AES, its message the object identifier; {@link SecurityException} when an entry does not
 * decrypt, so the password is wrong; {@link IllegalArgumentException} when the file is no PKCS#12.
 *
 * <p>Thread-safe.
 */
public final class Pkcs12Files {
  private final FipsModule module;
  private final PinnedJars jars;

  public Pkcs12Files(FipsModule module) {
    this.module = module;
    this.jars = new PinnedJars(JarCandidates.ofThisDriver());
  }

  /**
   * A key out of a PKCS#12 file. {@link #erase()} it after use.
   *
   * @param secret an AES key; empty when the entry is none
   * @param privateKey an RSA key in PKCS#8; empty when the entry is none
   * @param certificate the one that belongs to the RSA key, X.509 in DER
   * @param created when it was made, where keytool or this driver made it
   * @param iterations of PBKDF2 that protect it; 0 when it is of neither kind
   */
  public record Entry(
      Optional<byte[]> secret,
      Optional<byte[]> privateKey,
      Optional<byte[]> certificate,
      Optional<Instant> created,
      int iterations) {

    static Entry of(Map<String, byte[]> parts) {
      return new Entry(
          Optional.ofNullable(parts.get("secret")),
          Optional.ofNullable(parts.get("private")),
          Optional.ofNullable(parts.get("certificate")),
          number(parts, "time").map(Instant::ofEpochMilli),
          number(parts, "iterations").map(Long::intValue).orElse(0));
    }

    private static Optional<Long> number(Map<String, byte[]> parts, String name) {
      return Optional.ofNullable(parts.get(name))
          .map(digits -> new String(digits, StandardCharsets.US_ASCII))
          .filter(digits -> digits.matches("[0-9]{1,18}"))
          .map(Long::parseLong);
    }

    public void erase() {
      secret.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
      privateKey.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
    }

    @Override
    public String toString() {
      return "Pkcs12Files.Entry";
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(InsideLoader inside) throws ReflectiveOperationException;
  }

  /** Returns the keys of a file by alias in lower case; an entry of another kind is empty. */
  public Map<String, Entry> read(byte[] file, char[] password) {
    Map<String, Map<String, byte[]>> read =
        run(
            inside -> {
              Function<Provider, BiFunction<byte[], char[], Map<String, Map<String, byte[]>>>>
                  entries = inside.make("Pkcs12Entries", Function.class);
              return entries.apply(module.provider()).apply(file, password);
            });
    Map<String, Entry> entries = new LinkedHashMap<>();
    read.forEach((alias, parts) -> entries.put(alias, Entry.of(parts)));
    return entries;
  }

  /**
   * Returns the file with one more secret key in it.
   *
   * @param iterations of PBKDF2 for what is written
   */
  public byte[] withKey(
      byte[] file, char[] password, int iterations, String alias, byte[] key, Instant created) {
    Map<String, Object> input = input(file, password, iterations, alias);
    input.put("secret", key);
    input.put("time", created.toEpochMilli());
    return changed(input);
  }

  public byte[] without(byte[] file, char[] password, int iterations, String alias) {
    return changed(input(file, password, iterations, alias));
  }

  private Map<String, Object> input(byte[] file, char[] password, int iterations, String alias) {
    Map<String, Object> input = new HashMap<>();
    input.put("provider", module.provider());
    input.put("random", module.random());
    input.put("file", file);
    input.put("password", password);
    input.put("iterations", iterations);
    input.put("alias", alias);
    return input;
  }

  private byte[] changed(Map<String, Object> input) {
    return run(
        inside -> {
          Function<Map<String, Object>, byte[]> change =
              inside.make("Pkcs12Change", Function.class);
          return change.apply(input);
        });
  }

  private <T> T run(Work<T> work) {
    try (URLClassLoader loader = loader()) {
      return work.with(new InsideLoader(loader));
    } catch (IOException | ReflectiveOperationException | LinkageError e) {
      throw FipsFault.START_FAILED.fault(
          "the part of the FIPS module that reads PKCS#12 did not start; see the cause", e);
    }
  }

  private URLClassLoader loader() throws IOException {
    URL[] urls = {
      jars.file(ModuleJar.PKIX).toUri().toURL(), jars.file(ModuleJar.STRUCTURES).toUri().toURL()
    };
    return new URLClassLoader("hushcell-pkix", urls, module.provider().getClass().getClassLoader());
  }
}
