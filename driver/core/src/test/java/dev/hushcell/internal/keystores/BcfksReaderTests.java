package dev.hushcell.internal.keystores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keystores.BcfksReader.Entry;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.TestModule;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of keys is what the page says, byte for byte, and a frozen one opens for ever. */
class BcfksReaderTests {
  private static final String PASSWORD = "Grüße an die Schlüssel";
  private static final String PLACE = "catalogue.0123456789abcdef0123456789abcdef";
  private static final UUID CATALOGUE = UUID.fromString("8c000000-0000-4000-8000-000000000001");
  private static final UUID KEY = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
  private static final String AES = "6086480165030401";
  private static final String HMAC_SHA_256 = "2A864886F70D0209";

  /** What each version wrapped. */
  private static final Map<String, String> WRAPPED =
      Map.of(
          "crm-master",
          "ZsAyMVPRzuoQ0iLx3WdlTfrNacLayJ4SHfSbw6S+dTeO9LfIZDLyTVL6O0EhHCWPlZtt/oSfA4/CGk9U",
          "crm-master@2",
          "Y8QUYejFk+UL7yXIAx60Bwk1tFAbePwoKHpQYPsrqFZPGhsabsf1lCrVjObmCcCpr7J24+5rT0VT5ZiT");

  @TempDir private Path directory;

  private static byte[] frozen() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(BcfksReaderTests.class.getResourceAsStream("frozen.bcfks"))) {
      return in.readAllBytes();
    }
  }

  /** The secret 00 01 … 1f, which seals the frozen cells. */
  private static byte[] secret() {
    return HexFormat.of()
        .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  }

  /** The context of a data key, as docs/catalogue.md has it. */
  private static byte[] context() {
    byte[] label = "hushcell.data-key.1".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(label.length + 1 + 16 + 16 + 4 + 4)
        .put(label)
        .put((byte) 0)
        .putLong(CATALOGUE.getMostSignificantBits())
        .putLong(CATALOGUE.getLeastSignificantBits())
        .putLong(KEY.getMostSignificantBits())
        .putLong(KEY.getLeastSignificantBits())
        .putInt(0x01020304)
        .putInt(1)
        .array();
  }

  private static byte[] unwrapped(byte[] key, byte[] wrapped) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, wrapped, 0, 12));
    cipher.updateAAD(context());
    return cipher.doFinal(wrapped, 12, wrapped.length - 12);
  }

  private KeyStoreSettings settings(Path file, boolean create, Map<String, String> more) {
    return new KeyStoreSettings(
        "bcfks",
        Optional.of(file.toString()),
        Optional.of(SecretBytes.copyOf(PASSWORD.getBytes(StandardCharsets.UTF_8))),
        "crm-master",
        create,
        more);
  }

  @Test
  void aFrozenFileIsReadWithoutTheModule() throws Exception {
    Map<String, Entry> entries = new BcfksReader(PASSWORD).read(frozen());
    assertThat(entries)
        .containsOnlyKeys(
            "crm-master",
            "crm-master@2",
            "hushcell.pin." + PLACE,
            "hushcell.pin." + PLACE + "." + KEY);
    for (String version : WRAPPED.keySet()) {
      Entry entry = Objects.requireNonNull(entries.get(version));
      assertThat(entry.algorithm()).isEqualTo(AES);
      byte[] wrapped = Base64.getDecoder().decode(WRAPPED.get(version));
      assertThat(unwrapped(entry.key(), wrapped)).isEqualTo(secret());
    }
    Entry seen = Objects.requireNonNull(entries.get("hushcell.pin." + PLACE));
    assertThat(seen.algorithm()).isEqualTo(HMAC_SHA_256);
    assertThat(seen.key()).containsExactly(1);
    Entry pin = Objects.requireNonNull(entries.get("hushcell.pin." + PLACE + "." + KEY));
    assertThat(HexFormat.of().formatHex(pin.key())).startsWith("fffefdfc").hasSize(64);
  }

  @Test
  void aFrozenFileIsOpenedForEver() throws Exception {
    Path file = Files.write(directory.resolve("frozen.bcfks"), frozen());
    try (KeyWrapper store =
        new KeyStores(TestModule.shared()).open(settings(file, false, Map.of()))) {
      for (Map.Entry<String, String> each : WRAPPED.entrySet()) {
        byte[] bytes = Base64.getDecoder().decode(each.getValue());
        WrappedKey wrapped = new WrappedKey(each.getKey(), "AES-256-GCM", bytes);
        try (SecretBytes opened = store.unwrap(wrapped, context())) {
          assertThat(opened.copy(SecretAccess.iHandleKeyBytes())).isEqualTo(secret());
        }
      }
      assertThat(store.pinned(PLACE)).hasValue(new byte[] {1});
      assertThat(store.pinned(PLACE + "." + KEY)).isPresent();
    }
  }

  @Test
  void whatIsWrittenNowIsReadWithoutTheModule() throws Exception {
    for (Map<String, String> more :
        List.of(Map.<String, String>of(), Map.of("iterations", "10001"))) {
      Path file = directory.resolve("keys" + more.size());
      WrappedKey wrapped;
      try (KeyWrapper store = new KeyStores(TestModule.shared()).open(settings(file, true, more))) {
        wrapped = store.wrap(SecretBytes.copyOf(secret()), context());
        store.pinIfAbsent("a", new byte[] {1, 2, 3});
      }
      Map<String, Entry> entries = new BcfksReader(PASSWORD).read(Files.readAllBytes(file));
      assertThat(entries).containsOnlyKeys("crm-master", "hushcell.pin.a");
      Entry key = Objects.requireNonNull(entries.get("crm-master"));
      assertThat(unwrapped(key.key(), wrapped.bytes())).isEqualTo(secret());
      assertThat(Objects.requireNonNull(entries.get("hushcell.pin.a")).key())
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void aFileThatWasChangedIsNotBelieved() throws Exception {
    byte[] changed = frozen();
    changed[changed.length / 2] ^= 1;
    assertThatThrownBy(() -> new BcfksReader(PASSWORD).read(changed))
        .hasMessageEndingWith("integrity");
    byte[] whole = frozen();
    assertThatThrownBy(() -> new BcfksReader("another password").read(whole))
        .hasMessageEndingWith("integrity");
  }
}
