package dev.hushcell.internal.keystores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreException.Reason;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import dev.hushcell.testing.TestModule;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyStoresTests {
  private final KeyStores stores = new KeyStores(TestModule.shared());

  @TempDir Path directory;

  /** A key store that is added by a jar of its own and is out of reach. */
  public static final class Vault implements KeyWrapperFactory {
    @Override
    public String type() {
      return "test-vault";
    }

    @Override
    public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
      throw new KeyStoreException(Reason.UNREACHABLE, "the vault does not answer; try again");
    }
  }

  @Test
  void listsTheTypesItKnowsWhereOneIsUnknown() {
    assertThatThrownBy(() -> stores.open(StoreSettings.existing("jks", Path.of("x"))))
        .hasMessageContaining("[HC-1201] no key store of type jks")
        .hasMessageContaining("bcfks, pkcs11, pkcs12")
        .asInstanceOf(type(Fault.class))
        .extracting(Fault::code)
        .isEqualTo(KeyStoreFault.UNKNOWN_TYPE);
  }

  @Test
  void opensAKeyStoreThatTheContextClassLoaderBrings() throws Exception {
    withService(
        Vault.class.getName(),
        () -> {
          assertThatThrownBy(() -> stores.open(StoreSettings.existing("test-vault", Path.of("x"))))
              .hasMessage("[HC-1207] the vault does not answer; try again");
          assertThatThrownBy(() -> stores.open(StoreSettings.existing("jks", Path.of("x"))))
              .hasMessageContaining("bcfks, pkcs11, pkcs12, test, test-vault");
        });
  }

  @Test
  void saysWhichKindOfJarCannotBeLoaded() throws Exception {
    withService(
        "no.such.Factory",
        () ->
            assertThatThrownBy(() -> stores.open(StoreSettings.existing("x", Path.of("x"))))
                .hasMessageContaining("[HC-1210] a jar on the class path announces"));
  }

  @Test
  void doesNotLetAnotherJarReplaceABuiltInStore() throws Exception {
    withService(
        "no.such.Factory",
        () -> stores.open(StoreSettings.creating(directory.resolve("a.bcfks"))).close());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void givesEachReasonACodeOfItsOwn(Reason reason) {
    Fault fault = KeyStoreFault.of(new KeyStoreException(reason, "what and how"));
    assertThat(((KeyStoreFault) fault.code()).name()).isEqualTo(reason.name());
    assertThat(fault).hasMessage("[" + fault.code().id() + "] what and how");
    assertThat(fault.code().kind() == FaultKind.TRANSIENT).isEqualTo(reason == Reason.UNREACHABLE);
  }

  @Test
  void givesNoCodeTwice() {
    assertThat(Arrays.stream(KeyStoreFault.values()).map(KeyStoreFault::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith("HC-12"));
  }

  private void withService(String factory, Runnable test) throws Exception {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(services.resolve(KeyWrapperFactory.class.getName()), factory);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, KeyStoresTests.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      test.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
