package dev.hushcell.internal.discovery;

import java.util.HashSet;
import java.util.Set;

/** Counts of what the values of one column look like. Keeps no value. */
final class Tally {
  private final Set<Integer> seen = new HashSet<>();
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
