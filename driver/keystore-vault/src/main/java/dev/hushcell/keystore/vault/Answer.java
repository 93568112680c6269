package dev.hushcell.keystore.vault;

import java.util.Locale;

/**
 * What the server answered.
 *
 * @param status of HTTP
 * @param body an empty object where there was none
 */
record Answer(int status, JsonObject body) {
  boolean isOk() {
    return status >= 200 && status < 300;
  }

  JsonObject data() {
    return body.object("data");
  }

  /**
   * Tells whether one of the errors in it has the phrase. Errors are recognised, never quoted: a
   * broken server could quote what it was sent.
   */
  boolean says(String phrase) {
    return body.texts("errors").stream()
        .anyMatch(error -> error.toLowerCase(Locale.ROOT).contains(phrase));
  }

  /** Without the body, which may hold a secret. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
