package dev.hushcell.internal.discovery;

import dev.hushcell.discovery.Kind;
import dev.hushcell.internal.value.BroadFolding;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Counts of what the values of one column look like. Keeps no value. */
final class Tally {
  /** How many letters are usual at the beginning of a pattern. */
  static final int LETTERS = 3;

  private static final Map<Kind, Predicate<String>> SURE =
      Map.of(
          Kind.EMAIL, Forms::isEmail,
          Kind.IBAN, Forms::isIban,
          Kind.CARD, Forms::isCard,
          Kind.PHONE, Forms::isForeignPhone,
          Kind.TAX_ID, Forms::isMarkedTaxId,
          Kind.PASSWORD, Forms::isMadeFromPassword,
          Kind.TOKEN, Forms::isToken);

  private static final Map<Kind, Predicate<String>> POSSIBLE =
      Map.of(
          Kind.EMAIL, Forms::isEmail,
          Kind.IBAN, Forms::isIban,
          Kind.CARD, Forms::isCard,
          Kind.PHONE, Forms::isPhone,
          Kind.TAX_ID, Forms::isTaxId,
          Kind.PASSWORD, Forms::isSecret,
          Kind.TOKEN, Forms::isSecret);

  private final Set<Integer> seen = new HashSet<>();
  private final Map<Integer, Integer> values = new HashMap<>();
  private final Map<Integer, Integer> beginnings = new HashMap<>();
  private final Map<Kind, Integer> sure = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> possible = new EnumMap<>(Kind.class);
  private int sampled;

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
    count(SURE, text, sure);
    count(POSSIBLE, text, possible);
  }

  private static void count(
      Map<Kind, Predicate<String>> forms, String text, Map<Kind, Integer> counts) {
    forms.forEach((kind, form) -> counts.merge(kind, form.test(text) ? 1 : 0, Integer::sum));
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

  /** Tells whether values of a kind have a form at all. */
  static boolean hasForm(Kind kind) {
    return POSSIBLE.containsKey(kind);
  }

  /** Returns how many values can hardly be of another kind. */
  Map<Kind, Integer> sure() {
    return sure;
  }

  /** Returns how many values can be of a kind: all of them where it has no form. */
  int possible(Kind kind) {
    return hasForm(kind) ? possible.getOrDefault(kind, 0) : sampled;
  }
}
