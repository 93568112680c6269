package dev.hushcell.samples.crm.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * A PFX file that an administrator brings: an RSA pair whose public key wraps the data keys and
 * whose private key opens them, so both must be in it.
 *
 * @param alias name of the pair in the file
 * @param fingerprint SHA-256 of its certificate
 */
record PfxFile(String alias, String fingerprint) {
  private static final String TYPE = "PKCS12";

  /**
   * Looks into a file.
   *
   * @throws IOException when it is of no use; the message can be shown
   */
  static PfxFile read(byte[] content, char[] password) throws IOException {
    KeyStore store = open(content, password);
    try {
      List<String> pairs = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)
            && store.getKey(alias, password) instanceof PrivateKey key
            && key.getAlgorithm().equals("RSA")) {
          pairs.add(alias);
        }
      }
      if (pairs.size() != 1) {
        throw new IOException(
            pairs.isEmpty()
                ? "the file has no RSA key with its private half; export both"
                : "the file has several RSA keys; export one of them");
      }
      byte[] certificate = store.getCertificate(pairs.get(0)).getEncoded();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
      return new PfxFile(pairs.get(0), HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException e) {
      throw new IOException("the key in the file cannot be read", e);
    }
  }

  private static KeyStore open(byte[] content, char[] password) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(new ByteArrayInputStream(content), password);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException("this is no PFX file", e);
    } catch (IOException e) {
      throw new IOException(
          e.getCause() instanceof UnrecoverableKeyException
              ? "the password is not that of the file"
              : "this is no PFX file",
          e);
    }
  }
}
