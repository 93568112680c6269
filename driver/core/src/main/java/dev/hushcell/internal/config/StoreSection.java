package dev.hushcell.internal.config;

import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code keystore:} section. */
final class StoreSection {
  static final List<String> KEYS = List.of("type", "path", "password", "key", "create");

  /** Settings that only a store of that type has; a store that is not built in may have any. */
  static final Map<String, List<String>> BUILT_IN =
      Map.of("bcfks", List.of("iterations"), "pkcs12", List.of());

  private final Section section;
  private final Substitution substitution;
  private final Warnings warnings;

  StoreSection(Section section, Substitution substitution, Warnings warnings) {
    this.section = section;
    this.substitution = substitution;
    this.warnings = warnings;
  }

  KeyStoreSettings read() {
    String type = required("type");
    List<String> known = BUILT_IN.get(type);
    if (known != null) {
      List<String> valid = new ArrayList<>(KEYS);
      valid.addAll(known);
      section.allowOnly(valid);
    }
    Map<String, String> more = new HashMap<>();
    for (String key : section.keys()) {
      if (!KEYS.contains(key)) {
        more.put(key, section.text(key).orElseThrow());
      }
    }
    String key = required("key");
    boolean create = section.flag("create");
    Optional<String> path = section.text("path");
    return new KeyStoreSettings(type, path, password(), key, create, more);
  }

  /** Tells whether a secret stands in the file itself. */
  boolean holdsSecret() {
    return section.raw("password").filter(text -> !Substitution.isUsedIn(text)).isPresent();
  }

  private String required(String key) {
    return section
        .text(key)
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                ConfigFault.BAD_VALUE.fault(
                    "keystore." + key + " is missing (" + section.place() + ")"));
  }

  private Optional<SecretBytes> password() {
    if (holdsSecret()) {
      warnings.warn(
          "keystore.password stands in clear in "
              + section.valuePlace("password")
              + "; use ${env:NAME} or ${file:path}");
    }
    return section
        .raw("password")
        .map(text -> substitution.secret(text, section.valuePlace("password")));
  }
}
