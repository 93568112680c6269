package dev.hushcell.secret;

import java.io.IOException;

/**
 * Fetches secrets from where they are kept: a password manager, a secret of the platform. Found by
 * {@link java.util.ServiceLoader}; the configuration names it in a value such as <code>
 * ${name:reference}</code>, which must be the whole value of a setting that is secret.
 *
 * <p>It is asked each time a key store is opened, on the thread that connects.
 */
public interface SecretSource {
  /** Returns the name by which values refer to it: lower-case letters, digits and hyphens. */
  String name();

  /**
   * Fetches a secret. The caller closes what is returned.
   *
   * @param reference what stands behind the colon
   * @throws IOException when there is none or it cannot be fetched; the message tells no secret
   */
  SecretBytes fetch(String reference) throws IOException;
}
