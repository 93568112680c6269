package dev.hushcell.keystore.aws;

import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What names a key: an alias, a key id, or the ARN of either.
 *
 * @param text as AWS takes it
 * @param alias {@code alias/name}, where it is one of this account
 */
record KeyReference(String text, Optional<String> alias) {
  private static final String ALIASES = "alias/";

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}");

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[\\w/:-]+");

  private static final Pattern ALIAS = Pattern.compile("alias/[\\w/-]{1,240}");

  /** Reads what the configuration has; a bare name is an alias. */
  static KeyReference parse(String written) throws KeyStoreException {
    if (isId(written) || ARN.matcher(written).matches()) {
      return new KeyReference(written, Optional.empty());
    }
    String alias = written.startsWith(ALIASES) ? written : ALIASES + written;
    if (ALIAS.matcher(alias).matches() && !alias.startsWith("alias/aws/")) {
      return new KeyReference(alias, Optional.of(alias));
    }
    throw CheckedSettings.bad(
        "keystore.key must be an alias (alias/name, or its name alone), the id of a key, or an ARN;"
            + " no alias/aws/… key of AWS itself, which cannot be shared between services");
  }

  /** Tells whether the text is the id of a key. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Returns what the names of keys for tenants begin with; empty where a key has no name. */
  Optional<String> name() {
    return alias.map(text -> text.substring(ALIASES.length()));
  }

  @Override
  public String toString() {
    return text;
  }
}
