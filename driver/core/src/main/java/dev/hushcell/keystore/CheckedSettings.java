package dev.hushcell.keystore;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;

import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The settings of one kind of store, read with checks, for who writes a {@link KeyWrapperFactory}.
 * Whatever is wrong is a {@link KeyStoreException.Reason#BAD_SETTING} that names the setting and
 * what is valid, never a value.
 */
public final class CheckedSettings {
  private static final List<String> ALWAYS = List.of("type", "key", "create");

  private final KeyStoreSettings settings;

  private CheckedSettings(KeyStoreSettings settings) {
    this.settings = settings;
  }

  /**
   * Refuses settings that this kind of store does not know.
   *
   * @param known names beside {@code type}, {@code key} and {@code create}, in the order in which
   *     messages list them; {@code path}, {@code password} and secrets are named here like the rest
   */
  public static CheckedSettings of(KeyStoreSettings settings, Collection<String> known)
      throws KeyStoreException {
    TreeSet<String> unknown = new TreeSet<>(settings.more().keySet());
    unknown.addAll(settings.secrets().keySet());
    settings.path().ifPresent(path -> unknown.add("path"));
    settings.password().ifPresent(password -> unknown.add("password"));
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      List<String> valid = new ArrayList<>(ALWAYS);
      valid.addAll(known);
      throw bad(
          "a key store of type "
              + settings.type()
              + " has no setting "
              + String.join(", ", unknown)
              + "; it knows "
              + String.join(", ", valid));
    }
    return new CheckedSettings(settings);
  }

  /** Returns the text of a setting that is not secret; empty when it is not there or blank. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(settings.more().get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** Returns the text of a setting that must be there. */
  public String required(String name) throws KeyStoreException {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** Returns a whole number within the bounds. */
  public int number(String name, int min, int max, int otherwise) throws KeyStoreException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad("keystore." + name + " must be a whole number from " + min + " to " + max);
  }

  /** Returns {@code true} or {@code false}. */
  public boolean flag(String name) throws KeyStoreException {
    return choice(name, List.of("false", "true"), "false").equals("true");
  }

  /** Returns one of the valid texts. */
  public String choice(String name, List<String> valid, String otherwise) throws KeyStoreException {
    String text = text(name).orElse(otherwise);
    if (!valid.contains(text)) {
      throw bad("keystore." + name + " must be one of: " + String.join(", ", valid));
    }
    return text;
  }

  /** Returns a copy, which the caller closes, of a secret; empty when it is not there or empty. */
  public Optional<SecretBytes> secret(String name) {
    return Optional.ofNullable(settings.secrets().get(name))
        .filter(secret -> secret.length() > 0)
        .map(secret -> SecretBytes.adopt(secret.copy(SecretAccess.iHandleKeyBytes())));
  }

  /** Returns a copy, which the caller closes, of a secret that must be there. */
  public SecretBytes requiredSecret(String name) throws KeyStoreException {
    return secret(name).orElseThrow(() -> missing(name));
  }

  /** Refuses settings that mean nothing beside others. */
  public void refuse(Collection<String> names, String because) throws KeyStoreException {
    for (String name : names) {
      if (settings.more().containsKey(name) || settings.secrets().containsKey(name)) {
        throw bad("keystore." + name + " means nothing " + because + "; remove it");
      }
    }
  }

  /** Builds the exception for a setting that is wrong in another way. */
  public static KeyStoreException bad(String message) {
    return new KeyStoreException(BAD_SETTING, message);
  }

  private KeyStoreException missing(String name) {
    return bad("a key store of type " + settings.type() + " needs keystore." + name);
  }

  @Override
  public String toString() {
    return "CheckedSettings[" + settings.type() + "]";
  }
}
