package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
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
    return Refusal.of(code(e)).told(settings.place(), action, key, told(e));
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
