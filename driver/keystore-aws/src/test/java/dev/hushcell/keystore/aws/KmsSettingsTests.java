package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.aws.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmsSettingsTests {
  private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(KeyWrapperFactory.class))
        .extracting(KeyWrapperFactory::type)
        .contains("aws-kms");
  }

  @Test
  void namesWhatIsValidBesideWhatIsUnknown() {
    assertThat(refused(setup().with("regoin", "eu-central-1")))
        .hasMessage(
            "a key store of type aws-kms has no setting regoin; it knows type, key, create, region,"
                + " credentials-profile, endpoint, fips-endpoint, deletion-days, timeout");
  }

  @ParameterizedTest
  @CsvSource({
    "region, Frankfurt",
    "region, eu-central-1/..",
    "endpoint, http://kms.example.com",
    "endpoint, https://user:s3cret@kms.example.com",
    "endpoint, kms",
    "deletion-days, 6",
    "deletion-days, 31",
    "timeout, 0",
    "fips-endpoint, maybe"
  })
  void refusesValuesThatAreWrong(String name, String value) {
    assertThat(refused(setup().with(name, value)))
        .hasMessageContaining("keystore." + name + " must be")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void refusesAnEndpointBesideThatOfFips() {
    assertThat(refused(setup().with("fips-endpoint", "true").with("endpoint", "https://kms")))
        .hasMessage("keystore.endpoint means nothing with keystore.fips-endpoint: true; remove it");
  }

  @Test
  void readsEveryWayToNameAKey() throws Exception {
    assertThat(KeyReference.parse("crm-master").alias()).contains("alias/crm-master");
    assertThat(KeyReference.parse("alias/crm/master").text()).isEqualTo("alias/crm/master");
    for (String other :
        new String[] {
          ID,
          "mrk-1234abcd12ab34cd56ef1234567890ab",
          "arn:aws:kms:eu-central-1:111122223333:key/" + ID,
          "arn:aws-us-gov:kms:us-gov-west-1:111122223333:alias/crm"
        }) {
      assertThat(KeyReference.parse(other).alias()).isEmpty();
      assertThat(KeyReference.parse(other)).hasToString(other);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "alias/aws/rds", "aws/rds", "a b", "arn:aws:s3:::bucket", "crm?x", "alias/"})
  void refusesOtherNames(String key) {
    assertThat(refused(setup().key(key))).hasMessageContaining("keystore.key must be an alias");
  }

  @Test
  void makesNoKeyWhoseIdItCannotChoose() {
    assertThat(refused(setup().key(ID).creating()))
        .hasMessageContaining("keystore.create needs an alias");
  }

  @Test
  void asksForARegionThatNothingTells() {
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.configFile", "/nowhere");
    try {
      assertThat(refused(new KmsSetup()))
          .hasMessageContaining("set keystore.region, or AWS_REGION");
    } finally {
      System.clearProperty("aws.disableEc2Metadata");
      System.clearProperty("aws.configFile");
    }
  }

  private static KeyStoreException refused(KmsSetup setup) {
    return refusal(BAD_SETTING, setup::open);
  }

  private static KmsSetup setup() {
    return new KmsSetup().with("region", "eu-central-1");
  }
}
