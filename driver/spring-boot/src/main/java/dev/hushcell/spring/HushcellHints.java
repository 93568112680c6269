package dev.hushcell.spring;

import dev.hushcell.HushcellDriver;
import dev.hushcell.policy.EncryptedColumns;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/** What a closed world must keep for Hushcell: its driver, its proxies, files and indexes. */
final class HushcellHints implements RuntimeHintsRegistrar {
  HushcellHints() {}

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
    hints
        .reflection()
        .registerType(HushcellDriver.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
    for (String each : GivenDetails.INTERFACES) {
      if (ClassUtils.isPresent(each, loader)) {
        hints.proxies().registerJdkProxy(TypeReference.of(each));
      }
    }
    hints.resources().registerPattern("hushcell.yaml");
    hints.resources().registerPattern("META-INF/services/dev.hushcell.*");
    ServiceLoader.load(EncryptedColumns.class, loader)
        .forEach(
            index ->
                hints
                    .reflection()
                    .registerType(index.getClass(), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
  }
}
