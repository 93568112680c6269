package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What went wrong with AWS, in words that name the next action. Of what the service said only its
 * error code and the id of the request are told; an exception of the SDK is never a cause, since
 * its message can quote an answer.
 */
final class KmsFailure {
  private KmsFailure() {}

  static KeyStoreException tooSlow(KmsSettings settings) {
    return new KeyStoreException(
        UNREACHABLE,
        "AWS KMS in "
            + settings.place()
            + " did not answer within "
            + settings.timeout().toSeconds()
            + " s; try again later, or raise keystore.timeout");
  }

  static KeyStoreException interrupted() {
    return new KeyStoreException(
        UNREACHABLE, "the thread was interrupted while it waited for AWS KMS; try again");
  }

  static KeyStoreException of(
      KmsSettings settings, String action, String key, @Nullable Throwable e) {
    if (e instanceof KeyStoreException known) {
      return known;
    }
    if (e instanceof AwsServiceException answer) {
      return ofService(settings, action, key, answer);
    }
    if (e instanceof ApiCallTimeoutException
        || e instanceof ApiCallAttemptTimeoutException
        || e instanceof AbortedException) {
      return tooSlow(settings);
    }
    Optional<IOException> broken = transport(e);
    if (broken.isPresent()) {
      return ofTransport(settings, broken.get());
    }
    String said = String.valueOf(e == null ? "" : e.getMessage());
    if (e instanceof SdkClientException && said.contains("credentials")) {
      return new KeyStoreException(
          WRONG_PASSWORD,
          "no credentials for AWS were found; give the process a role (instance profile, task role,"
              + " service account), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
              + " keystore.credentials-profile");
    }
    return new KeyStoreException(
        FAILED,
        "AWS KMS in "
            + settings.place()
            + " gave an answer to "
            + action
            + " that cannot be used ("
            + (e == null ? "" : e.getClass().getSimpleName())
            + "); check keystore.endpoint and keystore.region, and any proxy in between");
  }

  private static KeyStoreException ofService(
      KmsSettings settings, String action, String key, AwsServiceException e) {
    String code = code(e);
    if (e.isThrottlingException() || e.statusCode() >= 500) {
      return new KeyStoreException(
          UNREACHABLE,
          "AWS KMS in "
              + settings.place()
              + (e.isThrottlingException()
                  ? " limits the rate of requests; try again later, or raise the quota"
                  : " has an error of its own; try again later")
              + told(e));
    }
    return switch (code) {
      case "InvalidCiphertextException", "IncorrectKeyException" ->
          new KeyStoreException(
              UNWRAP_FAILED,
              "a wrapped data key does not open under the key "
                  + key
                  + "; restore the catalogue, or correct keystore.region and the account, that"
                  + " belong together");
      case "NotFoundException" ->
          new KeyStoreException(
              MISSING_KEY,
              "AWS KMS has no key "
                  + key
                  + " in "
                  + settings.place()
                  + " of this account; correct keystore.key or keystore.region, or make it: aws kms"
                  + " create-key, then aws kms create-alias. A deleted key cannot be brought back"
                  + told(e));
      case "DisabledException" ->
          new KeyStoreException(
              FAILED, "the key " + key + " is disabled; enable it: aws kms enable-key" + told(e));
      case "KMSInvalidStateException" ->
          new KeyStoreException(
              FAILED,
              "the key "
                  + key
                  + " is to be deleted or not ready; while it is still there: aws kms"
                  + " cancel-key-deletion, then aws kms enable-key"
                  + told(e));
      case "KeyUnavailableException" ->
          new KeyStoreException(
              UNREACHABLE,
              "the store that holds the key " + key + " is out of reach for AWS KMS" + told(e));
      case "InvalidKeyUsageException", "UnsupportedOperationException" ->
          new KeyStoreException(
              UNSUPPORTED,
              "the key "
                  + key
                  + " cannot be used for this; a symmetric key (SYMMETRIC_DEFAULT,"
                  + " ENCRYPT_DECRYPT) is needed"
                  + told(e));
      default -> ofAccess(action, key, e, code);
    };
  }

  private static KeyStoreException ofAccess(
      String action, String key, AwsServiceException e, String code) {
    return switch (code) {
      case "AccessDeniedException", "AccessDenied", "NotAuthorized" ->
          new KeyStoreException(
              FAILED,
              "AWS accepts the credentials but they may not do this; allow "
                  + action
                  + " on "
                  + key
                  + " in the policy of the role and in that of the key"
                  + told(e));
      case "ExpiredTokenException", "ExpiredToken", "RequestExpired" ->
          new KeyStoreException(
              WRONG_PASSWORD,
              "the credentials for AWS ended; sign in again (aws sso login), or let the process"
                  + " have a role whose credentials are renewed"
                  + told(e));
      case "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "IncompleteSignature",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken",
          "RequestTimeTooSkewed" ->
          new KeyStoreException(
              WRONG_PASSWORD,
              "AWS does not accept the credentials; check the access key and its secret (aws sts"
                  + " get-caller-identity), and that the clock of this machine is right to five"
                  + " minutes"
                  + told(e));
      default ->
          new KeyStoreException(
              FAILED, "AWS KMS refused " + action + " for " + key + "; see CloudTrail" + told(e));
    };
  }

  private static KeyStoreException ofTransport(KmsSettings settings, IOException e) {
    if (e instanceof SSLException) {
      return new KeyStoreException(
          FAILED,
          "the TLS connection to AWS KMS in "
              + settings.place()
              + " fails; check that the JVM trusts its certificate, and any proxy in between",
          e);
    }
    return new KeyStoreException(
        UNREACHABLE,
        "AWS KMS in "
            + settings.place()
            + " cannot be reached or breaks the connection off; check keystore.region, the network"
            + " and any VPC endpoint",
        e);
  }

  /** Only the JDK's own: the parser of the SDK throws one that can quote the answer. */
  private static Optional<IOException> transport(@Nullable Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io && io.getClass().getName().startsWith("java")) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }

  /** A code is a name; anything else in its place is not told. */
  private static String code(AwsServiceException e) {
    String code =
        e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
    return code.matches("[A-Za-z.]{1,60}") ? code : "unknown";
  }

  private static String told(AwsServiceException e) {
    String request = String.valueOf(e.requestId());
    return " (HTTP "
        + e.statusCode()
        + ", "
        + code(e)
        + (request.matches("[0-9a-f-]{10,64}") ? ", request " + request : "")
        + ")";
  }
}
