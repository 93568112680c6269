package dev.hushcell.internal.config;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.section.AccessSection;
import dev.hushcell.internal.config.section.ColumnSection;
import dev.hushcell.internal.config.section.Declarations;
import dev.hushcell.internal.config.section.Profiles;
import dev.hushcell.internal.config.section.StoreSection;
import dev.hushcell.internal.config.section.SubjectSection;
import dev.hushcell.internal.config.section.TrustedSections;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.Indexes;
import dev.hushcell.internal.config.source.OwnSettings;
import dev.hushcell.internal.config.yaml.DottedKey;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.config.yaml.Substitution;
import dev.hushcell.internal.config.yaml.YamlText;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.keystore.KeyStoreSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the text of a configuration into settings, or into a message with line and column. */
final class ConfigurationReader {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{32,128}");

  private enum Metadata {
    APPLICATION,
    ALL
  }

  private enum Unwrap {
    ALLOW,
    REFUSE
  }

  private final String file;
  private final Substitution substitution;
  private final Environment surroundings;
  private final Indexes indexes;
  private final Warnings warnings;

  ConfigurationReader(String file, Environment surroundings, Warnings warnings) {
    this.file = file;
    this.substitution = new Substitution(surroundings);
    this.surroundings = surroundings;
    this.indexes = surroundings.indexes();
    this.warnings = warnings;
  }

  KeyStoreSettings keystore(String text) {
    Section root = root(text);
    root.allowOnly(OwnSettings.FILE_KEYS);
    return store(root).read();
  }

  private Section root(String text) {
    return new YamlText(file)
        .parse(text)
        .map(node -> new Section(node, "", file, substitution))
        .filter(section -> !section.isEmpty())
        .orElseThrow(
            () ->
                ConfigFault.EMPTY.fault(
                    "the configuration "
                        + file
                        + " is empty; it must have the sections keystore and columns"));
  }

  Configuration read(String text) {
    Section root = root(text);
    root.allowOnly(OwnSettings.FILE_KEYS);
    Declarations declared = declared(root);
    List<ColumnRule> columns = declared.rules();
    Set<String> plain = plain(root, columns);
    Profiles profiles =
        root.section("access")
            .map(section -> new AccessSection(section).read())
            .orElse(Profiles.none());
    Set<String> fingerprints = fingerprints(root);
    boolean unwrapAllowed =
        root.choice("unwrap", List.of(Unwrap.values())).orElse(Unwrap.REFUSE) == Unwrap.ALLOW;
    KeyUse keys = root.section("keys").map(KeyUse::of).orElse(KeyUse.USUAL);
    FipsUse fips = FipsUse.of(root, surroundings.directory());
    profiles.requireDeclared(columns);
    Profiles limited = profiles.with(declared.evaluable(), declared.limits());
    limited.requireLimitedAlike(columns);
    requireDescribed(fips.level(), columns);
    StoreSection store = store(root);
    KeyStoreSettings keystore = store.read();
    return new Configuration(
        file,
        keystore,
        store.readAlso(),
        store.holdsSecret(),
        columns,
        plain,
        limited,
        fingerprints,
        root.text("anchor").filter(path -> !path.isBlank()).map(surroundings.directory()::resolve),
        root.section("audit").map(this::audit),
        new SubjectSection(root).read(surroundings.directory()::resolve),
        keys,
        fips,
        new TrustedSections(root, columns, plain).read(),
        root.literalFlag("dry-run"),
        DatabaseRequirements.of(root),
        unwrapAllowed,
        root.choice("metadata", List.of(Metadata.values())).orElse(Metadata.APPLICATION)
            == Metadata.ALL);
  }

  private Declarations declared(Section root) {
    indexes.require(root.texts("require"), root.valuePlace("require").toString());
    Declarations declared = new Declarations();
    root.section("columns").ifPresent(section -> new ColumnSection(section).addTo(declared));
    declared.add(indexes);
    if (declared.rules().isEmpty()) {
      throw ConfigFault.NO_COLUMNS.fault(
          "no column is named under columns: in "
              + file
              + (indexes.all().isEmpty()
                  ? ", and no index of @Encrypted is on the class path; name a column, such as"
                      + " contact.email: {}, or, where classes have @Encrypted, have them compiled"
                      + " with the annotation processor hushcell-processor"
                  : ", and no index of @Encrypted names one; name a column, such as"
                      + " contact.email: {}"));
    }
    return declared;
  }

  private static Set<String> plain(Section root, List<ColumnRule> columns) {
    Set<String> plain = new HashSet<>();
    for (String written : root.texts("plain")) {
      List<String> parts = DottedKey.split(written);
      if (parts.size() != 2) {
        throw ConfigFault.BAD_NAME.at(
            root.valuePlace("plain"), "plain must list tables as schema.table");
      }
      String table = Protection.fold(parts.get(0) + "." + parts.get(1));
      requireNotDeclared(table, columns, root.valuePlace("plain"));
      plain.add(table);
    }
    return plain;
  }

  private static void requireNotDeclared(
      String table, List<ColumnRule> columns, FilePosition place) {
    for (ColumnRule rule : columns) {
      if (rule.schema().isPresent()
          && Protection.fold(rule.schema().get() + "." + rule.table()).equals(table)) {
        throw ConfigFault.PLAIN_AND_PROTECTED.at(
            place,
            table
                + " is listed under plain: but has the column "
                + rule.column()
                + " under columns:; remove one of them");
      }
    }
  }

  private static Set<String> fingerprints(Section root) {
    Set<String> fingerprints = new HashSet<>();
    for (String written : root.texts("catalogue")) {
      if (!FINGERPRINT.matcher(written).matches()) {
        throw ConfigFault.BAD_VALUE.at(
            root.valuePlace("catalogue"),
            "catalogue must be the fingerprint that the status shows, hexadecimal, or a list of"
                + " such");
      }
      fingerprints.add(written.toLowerCase(Locale.ROOT));
    }
    return fingerprints;
  }

  private Path audit(Section section) {
    section.allowOnly(List.of("file"));
    return section
        .text("file")
        .filter(path -> !path.isBlank())
        .map(surroundings.directory()::resolve)
        .orElseThrow(
            () ->
                ConfigFault.BAD_VALUE.at(
                    section.place(), "audit.file is missing; name the file to be written"));
  }

  private static void requireDescribed(FipsUse.Level fips, List<ColumnRule> columns) {
    for (ColumnRule rule : columns) {
      if (!fips.allows(rule.search())) {
        throw Configuration.strict(rule.table() + "." + rule.column());
      }
    }
  }

  private StoreSection store(Section root) {
    Section section =
        root.section("keystore")
            .filter(store -> !store.isEmpty())
            .orElseThrow(
                () ->
                    ConfigFault.NO_KEYSTORE.fault(
                        file
                            + " has no keystore: section; it must say type, path, password and"
                            + " key"));
    return new StoreSection(section, substitution, warnings);
  }
}
