package dev.hushcell.internal.fips;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both versions of the module, which run beside each other here. */
@ParameterizedClass
@EnumSource(ModuleChoice.class)
class FipsModulesTests {
  private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

  private final ModuleChoice choice;
  private final FipsModule module;

  FipsModulesTests(ModuleChoice choice) {
    this.choice = choice;
    this.module = FipsModules.shared(choice);
  }

  @Test
  void reportsThePinnedModule() {
    FipsStatus status = module.status();
    assertThat(status.module()).isEqualTo("BC-FJA");
    assertThat(status.approvedOnly()).isTrue();
    assertThat(status.nativeVariant()).isIn("java", "avx", "vaes", "vaesf");
    switch (choice) {
      case CERTIFIED -> {
        assertThat(status.version()).isEqualTo("2.1.1");
        assertThat(status.checksum())
            .isEqualTo("0f861e85a3fdc00707c9d164f8335bc81d81723944575d5ac80b4273c0d930a5");
      }
      case PATCHED -> {
        assertThat(status.version()).isEqualTo("2.1.3");
        assertThat(status.checksum())
            .isEqualTo("4be8e53502ad4bb22dc35065eeeab145e3dd03c043d565b472988e6d34207358");
      }
    }
  }

  @Test
  void reportsAsChecksumWhatTheModuleComputesOfItself() throws Exception {
    ClassLoader loader = module.provider().getClass().getClassLoader();
    byte[] computed =
        (byte[])
            Class.forName("org.bouncycastle.crypto.fips.FipsStatus", true, loader)
                .getMethod("getModuleHMAC")
                .invoke(null);
    assertThat(computed).asHexString().isEqualToIgnoringCase(module.status().checksum());
  }

  @Test
  void isStartedOnceAndApartFromTheOtherVersion() {
    assertThat(FipsModules.shared(choice)).isSameAs(module);
    Set<ClassLoader> loaders = new HashSet<>();
    for (ModuleChoice each : ModuleChoice.values()) {
      loaders.add(FipsModules.shared(each).provider().getClass().getClassLoader());
    }
    assertThat(loaders).hasSize(ModuleChoice.values().length);
  }

  @Test
  void isRegisteredNowhereAndSeenByNoClassOfOurs() {
    assertThat(Security.getProviders()).doesNotContain(module.provider());
    assertThat(Security.getProvider(module.provider().getName())).isNull();
    assertThat(module.provider().getClass().getClassLoader())
        .isNotSameAs(FipsModules.class.getClassLoader());
  }

  @Test
  void leavesNoPropertyBehind() {
    assertThat(System.getProperties()).doesNotContainKey(ApprovedMode.PROPERTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ChaCha20", "AES/OCB/NoPadding", "AES/EAX/NoPadding", "RC4"})
  void refusesAnUnapprovedCipherOnEveryThread(String algorithm) throws Exception {
    Callable<Cipher> call = () -> Cipher.getInstance(algorithm, module.provider());
    assertThatThrownBy(call::call).isInstanceOf(NoSuchAlgorithmException.class);
    FutureTask<Cipher> elsewhere = new FutureTask<>(call);
    new Thread(elsewhere).start();
    assertThatThrownBy(elsewhere::get).hasCauseInstanceOf(NoSuchAlgorithmException.class);
  }

  @Test
  void encryptsAsTheJdkDoes() throws Exception {
    SecretKeySpec key = new SecretKeySpec(SECRET, "AES");
    Cipher ours = Cipher.getInstance("AES/CBC/NoPadding", module.provider());
    ours.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));
    Cipher jdk = Cipher.getInstance("AES/CBC/NoPadding");
    jdk.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));
    assertThat(ours.doFinal(new byte[64])).isEqualTo(jdk.doFinal(new byte[64]));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 31, 32, 33, 64, 100})
  void derivesKeysAsSp800108Says(int length) throws Exception {
    byte[] label = "label".getBytes(UTF_8);
    byte[] context = "context".getBytes(UTF_8);
    byte[] expected = counterMode(label, context, length);
    assertThat(module.deriveKey(SECRET, label, context, length)).isEqualTo(expected);
  }

  @Test
  void refusesToDeriveFromAWeakSecret() {
    assertThatThrownBy(() -> module.deriveKey(new byte[15], new byte[1], new byte[1], 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("15 bytes");
  }

  @Test
  void givesItsRandomToItsOwnKeyGeneration() throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("AES", module.provider());
    generator.init(256, module.random());
    assertThat(generator.generateKey().getEncoded()).hasSize(32);
  }

  @Test
  void givesRandomBytesToManyThreadsAtOnce() throws Exception {
    List<FutureTask<byte[]>> tasks =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    new FutureTask<>(
                        () -> {
                          byte[] bytes = new byte[16];
                          module.random().nextBytes(bytes);
                          return bytes;
                        }))
            .toList();
    tasks.forEach(task -> new Thread(task).start());
    Set<String> seen = new HashSet<>();
    for (FutureTask<byte[]> task : tasks) {
      seen.add(Arrays.toString(task.get()));
    }
    assertThat(seen).hasSize(8);
  }

  private static byte[] counterMode(byte[] label, byte[] context, int length) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    ByteBuffer blocks = ByteBuffer.allocate((length + 31) / 32 * 32);
    for (int counter = 1; blocks.hasRemaining(); counter++) {
      mac.update(ByteBuffer.allocate(4).putInt(counter).array());
      mac.update(label);
      mac.update((byte) 0);
      mac.update(context);
      blocks.put(mac.doFinal(ByteBuffer.allocate(4).putInt(length * 8).array()));
    }
    return Arrays.copyOf(blocks.array(), length);
  }
}
