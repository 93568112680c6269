package dev.hushcell.internal.discovery;

import dev.hushcell.internal.value.BroadFolding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts of what the values of one column look like. Keeps no value. */
final class Tally {
  /** How many letters are usual at the beginning of a pattern. */
  static final int LETTERS = 3;

  private final Set<Integer> seen = new HashSet<>();
  private final Map<Integer, Integer> values = new HashMap<>();
  private final Map<Integer, Integer> beginnings = new HashMap<>();
  private int sampled;
  private int emails;
  private int ibans;
  private int cards;
  private int foreignPhones;
  private int phones;
  private int markedTaxIds;
  private int taxIds;
  private int madeFromPasswords;
  private int tokens;
  private int secrets;

  /** Looks at a value; what is empty tells nothing. */
  void add(String value) {
    String text = value.strip();
    if (text.isEmpty()) {
      return;
    }
    sampled++;
    seen.add(text.hashCode());
    values.merge(BroadFolding.fold(value).hashCode(), 1, Integer::sum);
    beginnings.merge(BroadFolding.beginning(value, LETTERS).hashCode(), 1, Integer::sum);
    emails += one(Forms.isEmail(text));
    ibans += one(Forms.isIban(text));
    cards += one(Forms.isCard(text));
    foreignPhones += one(Forms.isForeignPhone(text));
    phones += one(Forms.isPhone(text));
    markedTaxIds += one(Forms.isMarkedTaxId(text));
    taxIds += one(Forms.isTaxId(text));
    madeFromPasswords += one(Forms.isMadeFromPassword(text));
    tokens += one(Forms.isToken(text));
    secrets += one(Forms.isSecret(text));
  }

  private static int one(boolean matches) {
    return matches ? 1 : 0;
  }

  int sampled() {
    return sampled;
  }

  int distinct() {
    return seen.size();
  }

  /** Returns which part of the values the commonest is, without regard to case. */
  double share() {
    return share(values);
  }

  /** Returns which part of the values has the commonest beginning of {@link #LETTERS}. */
  double shareOfBeginning() {
    return share(beginnings);
  }

  private double share(Map<Integer, Integer> counts) {
    return (double) counts.values().stream().mapToInt(each -> each).max().orElse(0)
        / Math.max(1, sampled);
  }

  int emails() {
    return emails;
  }

  int ibans() {
    return ibans;
  }

  int cards() {
    return cards;
  }

  int foreignPhones() {
    return foreignPhones;
  }

  int phones() {
    return phones;
  }

  int markedTaxIds() {
    return markedTaxIds;
  }

  int taxIds() {
    return taxIds;
  }

  int madeFromPasswords() {
    return madeFromPasswords;
  }

  int tokens() {
    return tokens;
  }

  int secrets() {
    return secrets;
  }
}
