package dev.hushcell.internal.keystores.pkcs11;

import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a key in a token, by its label: {@code key} for one that an administrator made,
 * {@code key@20261125001804-3f2a90bc} for one of ours.
 *
 * <p>The time is when it was made, to the second in UTC, and orders versions. The random end keeps
 * hosts that make a key in the same moment from making two of one label, with which the JDK cannot
 * read the token any more. Nothing else in a token could tell either.
 *
 * @param label as the token has it
 * @param created when it was made; empty for the first one
 */
record TokenVersion(String label, Optional<Instant> created) {
  /** What the label of the key for the MAC ends with, where there is one. */
  static final String MAC = ".mac";

  private static final Pattern OURS = Pattern.compile("(.+)@([0-9]{14})-[0-9a-f]{8}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  static void requireName(String key) throws KeyStoreException {
    if (key.isBlank() || key.endsWith(MAC) || OURS.matcher(key).matches()) {
      throw CheckedSettings.bad(
          "keystore.key must name a key, without version and without " + MAC + " at its end");
    }
  }

  /** Returns the version of the key that a label stands for; empty when it is none. */
  static Optional<TokenVersion> of(String key, String label) {
    if (label.equals(key)) {
      return Optional.of(new TokenVersion(label, Optional.empty()));
    }
    Matcher ours = OURS.matcher(label);
    if (!ours.matches() || !ours.group(1).equals(key)) {
      return Optional.empty();
    }
    try {
      Instant created = TIME.parse(ours.group(2), Instant::from);
      return Optional.of(new TokenVersion(label, Optional.of(created)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the versions of a key among labels, oldest first. */
  static List<TokenVersion> all(String key, Collection<String> labels) {
    return new TreeSet<>(labels)
        .stream()
            .flatMap(label -> of(key, label).stream())
            .sorted(
                Comparator.comparing((TokenVersion v) -> v.created().orElse(Instant.MIN))
                    .thenComparing(TokenVersion::label))
            .toList();
  }

  /** Names a version that is newer than all of these, however the clocks of hosts differ. */
  static TokenVersion next(String key, List<TokenVersion> before, Instant now, int random) {
    Instant latest =
        before.stream()
            .flatMap(version -> version.created().stream())
            .max(Comparator.naturalOrder())
            .map(last -> last.plusSeconds(1))
            .orElse(Instant.MIN);
    Instant created = (now.isAfter(latest) ? now : latest).truncatedTo(ChronoUnit.SECONDS);
    String label = key + "@" + TIME.format(created) + "-" + String.format("%08x", random);
    return new TokenVersion(label, Optional.of(created));
  }

  /** Returns them as the service provider interface has them; the last one is current. */
  static List<KeyVersion> told(List<TokenVersion> versions) {
    List<KeyVersion> told = new ArrayList<>();
    for (TokenVersion each : versions) {
      boolean newest = told.size() == versions.size() - 1;
      told.add(
          new KeyVersion(
              each.label(),
              each.created(),
              newest ? KeyVersion.State.CURRENT : KeyVersion.State.OLD));
    }
    return told;
  }
}
