package dev.hushcell.keystore.aws;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a test: as the configuration file would have them. Credentials come from where
 * the SDK looks first, its system properties.
 */
final class KmsSetup {
  private final Map<String, String> more = new HashMap<>();
  private String key = "alias/crm-master";
  private boolean create;

  static KmsSetup of(KmsDouble server) {
    signInAs(Signatures.ACCESS_KEY, Signatures.SECRET_KEY);
    return new KmsSetup()
        .with("region", "eu-central-1")
        .with("endpoint", server.endpoint())
        .with("timeout", "60");
  }

  static void signInAs(String accessKey, String secretKey) {
    System.setProperty("aws.accessKeyId", accessKey);
    System.setProperty("aws.secretAccessKey", secretKey);
    System.clearProperty("aws.sessionToken");
  }

  static void signOut() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    System.clearProperty("aws.sessionToken");
  }

  KmsSetup with(String name, String value) {
    more.put(name, value);
    return this;
  }

  KmsSetup key(String reference) {
    key = reference;
    return this;
  }

  KmsSetup creating() {
    create = true;
    return this;
  }

  KeyWrapper open() throws KeyStoreException {
    return new AwsKmsFactory()
        .open(
            new KeyStoreSettings(
                AwsKmsFactory.TYPE, Optional.empty(), Optional.empty(), key, create, more));
  }
}
