package dev.hushcell.keystore.aws;

import dev.hushcell.keystore.KeyStoreException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kms.model.AliasListEntry;

/**
 * The aliases by which the versions of a key are found: {@code alias/crm-master} is the one in use,
 * {@code alias/crm-master/1}, {@code /2} … are all that there were. AWS takes an alias away with
 * its key.
 */
final class KeyAliases {
  private final KmsCalls calls;
  private final String base;
  private final Pattern numbered;

  KeyAliases(KmsCalls calls, String base) {
    this.calls = calls;
    this.base = base;
    this.numbered = Pattern.compile(Pattern.quote(base) + "/([1-9][0-9]{0,5})");
  }

  String base() {
    return base;
  }

  /** Returns the ids of the keys by their numbers, oldest first. */
  SortedMap<Integer, String> numbered() throws KeyStoreException {
    List<AliasListEntry> all =
        calls.run(
            "kms:ListAliases",
            "*",
            client -> client.listAliasesPaginator().aliases().stream().toList());
    TreeMap<Integer, String> found = new TreeMap<>();
    for (AliasListEntry entry : all) {
      Matcher name = numbered.matcher(entry.aliasName());
      if (name.matches() && entry.targetKeyId() != null) {
        found.put(Integer.parseInt(name.group(1)), entry.targetKeyId());
      }
    }
    return found;
  }

  /** Gives a key the number. */
  void number(int number, String id) throws KeyStoreException {
    add(base + "/" + number, id);
  }

  /** Makes the alias itself. */
  void start(String id) throws KeyStoreException {
    add(base, id);
  }

  /** Lets the alias itself stand for another key. */
  void move(String id) throws KeyStoreException {
    var unused =
        calls.run(
            "kms:UpdateAlias",
            base,
            client -> client.updateAlias(request -> request.aliasName(base).targetKeyId(id)));
  }

  private void add(String alias, String id) throws KeyStoreException {
    var unused =
        calls.run(
            "kms:CreateAlias",
            alias,
            client -> client.createAlias(request -> request.aliasName(alias).targetKeyId(id)));
  }
}
