package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.config.yaml.Substitution;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretBytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the {@code keystore:} section. */
public record StoreSection(Section section, Substitution substitution, Warnings warnings) {
  public static final List<String> KEYS =
      List.of("type", "path", "password", "key", "create", "pins", "also");

  /** Those that a store under {@code also:} may have: it makes nothing and needs no other. */
  static final List<String> KEYS_ALSO = List.of("type", "path", "password", "key", "pins");

  /** Those that have a place of their own. */
  private static final List<String> NAMED =
      List.of("type", "path", "password", "key", "create", "also");

  /** Settings that only a store of that type has; a store that is not built in may have any. */
  public static final Map<String, List<String>> BUILT_IN =
      Map.of(
          "bcfks", List.of("iterations"),
          "pkcs12", List.of("iterations", "certificate"),
          "pkcs11", List.of("library", "slot", "token-label", "pin", "mechanism"));

  /** How a secret is taken from what a program prints. */
  static final String COMMAND = "command";

  public KeyStoreSettings read() {
    return read(KEYS);
  }

  /** Reads the stores that only open: of a move, before and after it. */
  public List<KeyStoreSettings> readAlso() {
    return also().map(each -> each.read(KEYS_ALSO)).toList();
  }

  private Stream<StoreSection> also() {
    return section.sections("also").stream()
        .map(each -> new StoreSection(each, substitution, warnings));
  }

  private KeyStoreSettings read(List<String> common) {
    String type = required("type");
    List<String> own = new ArrayList<>(BUILT_IN.getOrDefault(type, List.copyOf(section.keys())));
    own.removeAll(KEYS);
    List<String> valid = new ArrayList<>(common);
    valid.addAll(own);
    section.allowOnly(valid);
    Map<String, String> more = new HashMap<>();
    for (String each : section.keys()) {
      if (!KeyStoreSettings.SECRETS.contains(each) && !NAMED.contains(each)) {
        more.put(each, section.text(each).orElseThrow());
      }
    }
    String key = required("key");
    boolean create = section.flag("create");
    Optional<String> path = section.text("path");
    Map<String, SecretBytes> secrets = new HashMap<>(); // last: what fails leaves none behind
    for (String each : section.keys()) {
      if (KeyStoreSettings.SECRETS.contains(each)) {
        secret(each).ifPresent(value -> secrets.put(each, value));
      }
    }
    return new KeyStoreSettings(type, path, secret("password"), key, create, more, secrets);
  }

  /** Tells whether a secret stands in the file itself. */
  public boolean holdsSecret() {
    return isInClear("password")
        || KeyStoreSettings.SECRETS.stream().anyMatch(this::isInClear)
        || also().anyMatch(StoreSection::holdsSecret);
  }

  private boolean isInClear(String key) {
    return !section.isSection(key)
        && section.raw(key).filter(text -> !Substitution.isUsedIn(text)).isPresent();
  }

  private String required(String key) {
    return section
        .text(key)
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                ConfigFault.BAD_VALUE.at(
                    section.place(), section.name() + "." + key + " is missing"));
  }

  private Optional<SecretBytes> secret(String key) {
    if (section.isSection(key)) {
      Section from = section.section(key).orElseThrow();
      if (!from.keys().equals(Set.of(COMMAND))) { // they may be the secret
        throw ConfigFault.BAD_VALUE.at(
            section.valuePlace(key),
            from.name()
                + " must be a text or have command: alone; put a text that begins with { in"
                + " quotes");
      }
      return Optional.of(substitution.printed(from.texts(COMMAND), section.valuePlace(key)));
    }
    if (isInClear(key)) {
      warnings.warn(
          section.name()
              + "."
              + key
              + " is in plaintext in "
              + section.valuePlace(key)
              + "; use ${env:NAME} or ${file:path}");
    }
    section.raw(key).flatMap(substitution::wholeFile).ifPresent(this::warnOfReaders);
    return section.raw(key).map(text -> substitution.secret(text, section.valuePlace(key)));
  }

  private void warnOfReaders(Path file) {
    if (ConfigLocation.isReadByOthers(file)) {
      warnings.warn(
          "the file "
              + file
              + " has a secret in it and can be read by others than its owner;"
              + " chmod 600 (or 400) "
              + file);
    }
  }
}
