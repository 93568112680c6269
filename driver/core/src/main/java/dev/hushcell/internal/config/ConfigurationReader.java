package dev.hushcell.internal.config;

import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.policy.ColumnRule;
import dev.hushcell.policy.Protection;
import dev.hushcell.secret.SecretBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the text of a configuration into settings, or into a message with line and column. */
final class ConfigurationReader {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationReader.class);
  private static final List<String> KEYS =
      List.of("keystore", "columns", "plain", "require", "catalogue", "unwrap");
  private static final List<String> STORE_KEYS =
      List.of("type", "path", "password", "key", "create");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{32,128}");

  private enum Unwrap {
    ALLOW,
    REFUSE
  }

  private final String file;
  private final Substitution substitution;
  private final Indexes indexes;

  ConfigurationReader(String file, Surroundings surroundings) {
    this.file = file;
    this.substitution = new Substitution(surroundings);
    this.indexes = surroundings.indexes();
  }

  Configuration read(String text) {
    Section root =
        new YamlText(file)
            .parse(text)
            .map(node -> new Section(node, "", file, substitution))
            .filter(section -> !section.isEmpty())
            .orElseThrow(
                () ->
                    ConfigFault.EMPTY.fault(
                        "the configuration "
                            + file
                            + " is empty; it must have the sections keystore and columns"));
    root.allowOnly(KEYS);
    List<ColumnRule> columns = columns(root);
    Set<String> plain = plain(root);
    Set<String> fingerprints = fingerprints(root);
    boolean unwrapAllowed =
        root.choice("unwrap", List.of(Unwrap.values())).orElse(Unwrap.REFUSE) == Unwrap.ALLOW;
    return new Configuration(file, keystore(root), columns, plain, fingerprints, unwrapAllowed);
  }

  /** The columns of the file and of the indexes. */
  private List<ColumnRule> columns(Section root) {
    indexes.require(root.texts("require"), root.valuePlace("require").toString());
    Declarations declared = new Declarations();
    root.section("columns").ifPresent(section -> new ColumnSection(section).addTo(declared));
    declared.add(indexes);
    if (declared.rules().isEmpty()) {
      throw ConfigFault.NO_COLUMNS.fault(
          "no column is named under columns: in "
              + file
              + ", and no annotation names one; name at least one, such as contact.email: {}");
    }
    return declared.rules();
  }

  private Set<String> plain(Section root) {
    Set<String> plain = new HashSet<>();
    for (String written : root.texts("plain")) {
      List<String> parts = DottedName.split(written);
      if (parts.size() != 2) {
        throw ConfigFault.BAD_NAME.fault(
            "plain must list tables as schema.table (" + root.valuePlace("plain") + ")");
      }
      plain.add(Protection.fold(parts.get(0) + "." + parts.get(1)));
    }
    return plain;
  }

  private static Set<String> fingerprints(Section root) {
    Set<String> fingerprints = new HashSet<>();
    for (String written : root.texts("catalogue")) {
      if (!FINGERPRINT.matcher(written).matches()) {
        throw ConfigFault.BAD_VALUE.fault(
            "catalogue must be the fingerprint that the status shows, hexadecimal, or a list of"
                + " such ("
                + root.valuePlace("catalogue")
                + ")");
      }
      fingerprints.add(written.toLowerCase(Locale.ROOT));
    }
    return fingerprints;
  }

  private KeyStoreSettings keystore(Section root) {
    Section section =
        root.section("keystore")
            .filter(store -> !store.isEmpty())
            .orElseThrow(
                () ->
                    ConfigFault.NO_KEYSTORE.fault(
                        file
                            + " has no keystore: section; it must say type, path, password and"
                            + " key"));
    Map<String, String> more = new HashMap<>();
    List<String> others = new ArrayList<>(section.keys());
    others.removeAll(STORE_KEYS);
    for (String other : others) {
      more.put(other, section.text(other).orElseThrow());
    }
    String type = required(section, "type");
    String key = required(section, "key");
    boolean create = section.flag("create");
    Optional<String> path = section.text("path");
    return new KeyStoreSettings(type, path, password(section), key, create, more);
  }

  private static String required(Section section, String key) {
    return section
        .text(key)
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                ConfigFault.BAD_VALUE.fault(
                    "keystore." + key + " is missing (" + section.place() + ")"));
  }

  private Optional<SecretBytes> password(Section section) {
    Optional<String> written = section.raw("password");
    if (written.isPresent() && !Substitution.isUsedIn(written.get())) {
      LOG.warn(
          "keystore.password stands in clear in {}; use ${env:NAME} or ${file:path}",
          section.valuePlace("password"));
    }
    return written.map(text -> substitution.secret(text, section.valuePlace("password")));
  }
}
