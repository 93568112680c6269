package dev.hushcell.spring.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/** The section of a key store: its values, and references to those that are secret. */
final class StoreText {
  /** Keys with dashes in them, which variables of the environment lose. */
  private static final List<String> DASHED =
      List.of(
          "token-label",
          "credentials-profile",
          "fips-endpoint",
          "deletion-days",
          "key-type",
          "client-secret",
          "certificate-password",
          "ca-file",
          "auth-mount",
          "role-id",
          "secret-id",
          "jwt-file");

  private final Binder binder;
  private final int number;

  StoreText(Binder binder, int number) {
    this.binder = binder;
    this.number = number;
  }

  /** Returns the section of a store, with those under {@code also}. */
  Map<String, Object> store(String property) {
    Map<String, Object> store = new LinkedHashMap<>();
    for (String written : Given.of(binder, property).names()) {
      String key = Given.proper(written, DASHED);
      String full = property + "." + key;
      store.put(key, key.equals("also") ? also(full) : value(full, key));
    }
    return store;
  }

  private Object value(String full, String key) {
    String value =
        binder
            .bind(full, String.class)
            .orElseThrow(
                () ->
                    new SettingsException(
                        full + " is a section, but must be one value.",
                        "Write the value. A command that prints a secret can be named in"
                            + " hushcell.yaml only."));
    return ConfigurationText.isSecret(key)
        ? new Json.Reference(SpringSettingSource.NAME + ":" + full + "@" + number)
        : value;
  }

  private List<Object> also(String full) {
    List<Object> stores = new ArrayList<>();
    int count = binder.bind(full, Bindable.listOf(Map.class)).orElse(List.of()).size();
    for (int each = 0; each < count; each++) {
      stores.add(store(full + "[" + each + "]"));
    }
    return stores;
  }
}
