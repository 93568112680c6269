package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Opens a store of type {@value #TYPE}: AWS Key Management Service. Found by {@link
 * java.util.ServiceLoader}.
 */
public final class AwsKmsFactory implements KeyWrapperFactory {
  static final String TYPE = "aws-kms";

  private static final int ATTEMPTS = 3;

  /** For {@link java.util.ServiceLoader}. */
  public AwsKmsFactory() {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    KmsSettings checked = KmsSettings.of(settings);
    KmsCalls calls = new KmsCalls(checked, client(checked));
    try {
      KeyMetadata key = keyInUse(checked, calls);
      KmsKeys.check(key);
      return new KmsWrapper(checked, calls, new KmsKeys(calls, key));
    } catch (KeyStoreException | RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  private static KeyMetadata keyInUse(KmsSettings settings, KmsCalls calls)
      throws KeyStoreException {
    String reference = settings.key().text();
    Optional<KeyMetadata> key = KmsKeys.find(calls, reference);
    if (key.isPresent()) {
      return key.get();
    }
    if (!settings.create()) {
      throw missing(settings);
    }
    KeyMaking making = new KeyMaking(calls);
    KeyMetadata made = making.first();
    try {
      new KeyAliases(calls, reference).start(made.keyId());
      return made;
    } catch (KeyStoreException e) {
      // Somebody else may have been faster; either way nobody uses this one.
      making.scheduleDeletion(made, settings.deletionDays());
      return KmsKeys.find(calls, reference).orElseThrow(() -> e);
    }
  }

  private static KeyStoreException missing(KmsSettings settings) {
    return new KeyStoreException(
        MISSING_KEY,
        "AWS KMS has no key "
            + settings.key()
            + " in "
            + settings.place()
            + " of this account; correct keystore.key or keystore.region, or make it: aws kms"
            + " create-key, then aws kms create-alias");
  }

  private static KmsClient client(KmsSettings settings) throws KeyStoreException {
    Duration attempt = settings.timeout().dividedBy(2).plusMillis(1);
    KmsClientBuilder builder =
        KmsClient.builder()
            .credentialsProvider(credentials(settings))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(attempt).socketTimeout(attempt))
            .overrideConfiguration(
                override ->
                    override
                        .apiCallTimeout(settings.timeout())
                        .apiCallAttemptTimeout(attempt)
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build()));
    settings.region().map(Region::of).ifPresent(builder::region);
    settings.endpoint().ifPresent(builder::endpointOverride);
    if (settings.fipsEndpoint()) {
      builder.fipsEnabled(true);
    }
    try {
      return builder.build();
    } catch (SdkClientException e) {
      throw CheckedSettings.bad(
          "the region of AWS is not known; set keystore.region, or AWS_REGION");
    }
  }

  /** A profile that is named is meant, whatever else the default chain would find. */
  private static AwsCredentialsProvider credentials(KmsSettings settings) {
    return settings
        .credentialsProfile()
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }
}
