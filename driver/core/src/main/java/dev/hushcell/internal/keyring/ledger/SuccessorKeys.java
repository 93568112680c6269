package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.KeyGeneration;
import dev.hushcell.policy.ProtectedColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of columns that are changed. Changed cells are never of the key of the old ones; columns
 * that had one key have one again, as far as they stay alike.
 */
final class SuccessorKeys {
  private final Catalogue now;
  private final Map<String, String> chosen = new HashMap<>();

  private SuccessorKeys(Catalogue now) {
    this.now = now;
  }

  static List<Wish> of(Catalogue now, List<Wish> wishes) {
    SuccessorKeys successors = new SuccessorKeys(now);
    return wishes.stream()
        .map(wish -> new Wish(wish.old(), wish.made().map(made -> successors.keyed(wish, made))))
        .toList();
  }

  private ProtectedColumn keyed(Wish wish, ProtectedColumn made) {
    boolean sameName =
        wish.old().filter(old -> KeyGeneration.areOfOne(old.key(), made.key())).isPresent();
    String key =
        sameName
            ? chosen.computeIfAbsent(made.key(), same -> after(made))
            : last(made.key()).map(KeyGeneration::name).orElse(made.key());
    return made.keyed(key);
  }

  /** Returns the key that another column went on to, where both are alike, else a new one. */
  private String after(ProtectedColumn made) {
    KeyGeneration own = KeyGeneration.of(made.key());
    KeyGeneration last = last(made.key()).orElse(own);
    boolean alike =
        last.compareTo(own) > 0
            && !now.isDestroyed(last.name())
            && columns(last.name()).allMatch(other -> ColumnAgreement.areAlike(made, other));
    return alike ? last.name() : last.next().name();
  }

  private Stream<ProtectedColumn> columns(String key) {
    return now.columns().stream()
        .map(ColumnRecord::column)
        .filter(column -> column.key().equals(key));
  }

  private Optional<KeyGeneration> last(String key) {
    return Stream.concat(
            now.keys().stream().map(KeyRecord::name),
            now.columns().stream().map(record -> record.column().key()))
        .filter(name -> KeyGeneration.areOfOne(name, key))
        .map(KeyGeneration::of)
        .max(KeyGeneration::compareTo);
  }
}
