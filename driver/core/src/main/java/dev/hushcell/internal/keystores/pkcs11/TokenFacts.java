package dev.hushcell.internal.keystores.pkcs11;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token says of itself without a login.
 *
 * @param label its label, without blanks at the end
 * @param flags names as in the standard, such as {@code CKF_USER_PIN_LOCKED}
 */
record TokenFacts(String slot, String label, Set<String> flags) {
  private static final Pattern TOKEN = Pattern.compile("Token info for token in slot ([0-9]+):.*");
  private static final Pattern FIELD = Pattern.compile("\\s+(label|flags): (.*)");

  static List<TokenFacts> of(String printed) {
    List<TokenFacts> found = new ArrayList<>();
    String slot = "";
    String label = "";
    for (String line : (Iterable<String>) printed.lines()::iterator) {
      Matcher token = TOKEN.matcher(line);
      Matcher field = FIELD.matcher(line);
      if (token.matches()) {
        slot = token.group(1);
      } else if (!slot.isEmpty() && field.matches()) {
        if (field.group(1).equals("label")) {
          label = field.group(2).strip();
        } else {
          found.add(new TokenFacts(slot, label, Set.of(field.group(2).strip().split(" \\| "))));
          slot = ""; // what follows are flags of mechanisms
        }
      }
    }
    return found;
  }

  boolean isInitialized() {
    return flags.contains("CKF_TOKEN_INITIALIZED");
  }

  /** Tells whether no PIN opens it any more until its security officer resets it. */
  boolean isLocked() {
    return flags.contains("CKF_USER_PIN_LOCKED");
  }

  /** Tells whether one more wrong PIN locks it. */
  boolean isOnLastTry() {
    return flags.contains("CKF_USER_PIN_FINAL_TRY");
  }
}
