package dev.hushcell.keystore.aws;

import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a store of type {@value AwsKmsFactory#TYPE}, checked.
 *
 * @param key what names the key in use
 * @param create make the key and its alias if absent
 * @param region where the key is; empty: as the SDK finds it
 * @param credentialsProfile profile of the files of the AWS CLI; empty: as the SDK chooses it
 * @param endpoint another address than that of the region
 * @param fipsEndpoint use the endpoints whose TLS is validated too
 * @param deletionDays how long AWS keeps a key that is to be destroyed
 * @param timeout for each call, with all its attempts
 */
record KmsSettings(
    KeyReference key,
    boolean create,
    Optional<String> region,
    Optional<String> credentialsProfile,
    Optional<URI> endpoint,
    boolean fipsEndpoint,
    int deletionDays,
    Duration timeout) {
  static final List<String> KNOWN =
      List.of(
          "region", "credentials-profile", "endpoint", "fips-endpoint", "deletion-days", "timeout");

  private static final int DEFAULT_TIMEOUT = 10;
  private static final int MAX_TIMEOUT = 300;
  private static final int MIN_DELETION_DAYS = 7;
  private static final int MAX_DELETION_DAYS = 30;

  static KmsSettings of(KeyStoreSettings settings) throws KeyStoreException {
    CheckedSettings checked = CheckedSettings.of(settings, KNOWN);
    KeyReference key = KeyReference.parse(settings.key());
    if (settings.create() && key.alias().isEmpty()) {
      throw CheckedSettings.bad(
          "keystore.create needs an alias in keystore.key: AWS chooses the id of a key itself");
    }
    if (checked.flag("fips-endpoint")) {
      checked.refuse(List.of("endpoint"), "with keystore.fips-endpoint: true");
    }
    return new KmsSettings(
        key,
        settings.create(),
        region(checked),
        checked.text("credentials-profile"),
        endpoint(checked),
        checked.flag("fips-endpoint"),
        checked.number("deletion-days", MIN_DELETION_DAYS, MAX_DELETION_DAYS, MAX_DELETION_DAYS),
        Duration.ofSeconds(checked.number("timeout", 1, MAX_TIMEOUT, DEFAULT_TIMEOUT)));
  }

  private static Optional<String> region(CheckedSettings checked) throws KeyStoreException {
    Optional<String> region = checked.text("region");
    if (region.isPresent() && !region.get().matches("[a-z]{2,}(-[a-z0-9]+)+")) {
      throw CheckedSettings.bad("keystore.region must be a region such as eu-central-1");
    }
    return region;
  }

  /** In clear over the network would be every data key. */
  private static Optional<URI> endpoint(CheckedSettings checked) throws KeyStoreException {
    Optional<String> text = checked.text("endpoint");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text.get());
      boolean bare =
          uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null
              && uri.getHost() != null;
      if (bare && ("https".equals(uri.getScheme()) || isLoopback(uri))) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // said below, without what was written
    }
    throw CheckedSettings.bad("keystore.endpoint must be https://host; http:// only for localhost");
  }

  private static boolean isLoopback(URI uri) {
    String host = uri.getHost();
    return "http".equals(uri.getScheme())
        && (host.equals("localhost")
            || host.equals("[::1]")
            || host.matches("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}"));
  }

  /** Returns how status pages call the store. */
  String place() {
    return region.map(name -> "region " + name).orElse("the default region")
        + endpoint.map(uri -> " at " + uri).orElse("");
  }
}
