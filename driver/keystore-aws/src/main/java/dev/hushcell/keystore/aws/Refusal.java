package dev.hushcell.keystore.aws;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreException.Reason;

/** Why the service refuses a request, by its error codes, and what to do about it. */
enum Refusal {
  NOT_OPENED(
      Reason.UNWRAP_FAILED,
      "a wrapped data key does not open under the key {key}; restore the catalogue, or correct"
          + " keystore.region and the account, that belong together"),
  MISSING(
      Reason.MISSING_KEY,
      "AWS KMS has no key {key} in {place} of this account; correct keystore.key or keystore.region,"
          + " or make it: aws kms create-key, then aws kms create-alias. A deleted key cannot be"
          + " brought back"),
  DISABLED(Reason.FAILED, "the key {key} is disabled; enable it: aws kms enable-key"),
  NOT_READY(
      Reason.FAILED,
      "the key {key} is to be deleted or not ready; while it is still there: aws kms"
          + " cancel-key-deletion, then aws kms enable-key"),
  OUT_OF_REACH(
      Reason.UNREACHABLE,
      "the store that holds the key {key} is out of reach for AWS KMS; try again later"),
  OTHER_KIND(
      Reason.UNSUPPORTED,
      "the key {key} cannot be used for this; a symmetric key (SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT)"
          + " is needed"),
  DENIED(
      Reason.FAILED,
      "AWS accepts the credentials but they may not do this; allow {action} on {key} in the policy"
          + " of the role and in that of the key"),
  CREDENTIALS_ENDED(
      Reason.WRONG_PASSWORD,
      "the credentials for AWS ended; sign in again (aws sso login), or let the process have a role"
          + " whose credentials are renewed"),
  WRONG_CREDENTIALS(
      Reason.WRONG_PASSWORD,
      "AWS does not accept the credentials; check the access key and its secret (aws sts"
          + " get-caller-identity), and that the clock of this machine is right to five minutes"),
  LOCKED_OUT(
      Reason.FAILED,
      "AWS refused a new key with the policy of the old one; that policy must let somebody change"
          + " it (kms:PutKeyPolicy)"),
  ANY_OTHER(Reason.FAILED, "AWS KMS refused {action} for {key}; see CloudTrail");

  private final Reason reason;
  private final String message;

  Refusal(Reason reason, String message) {
    this.reason = reason;
    this.message = message;
  }

  static Refusal of(String code) {
    return switch (code) {
      case "InvalidCiphertextException", "IncorrectKeyException" -> NOT_OPENED;
      case "NotFoundException" -> MISSING;
      case "DisabledException" -> DISABLED;
      case "KMSInvalidStateException" -> NOT_READY;
      case "KeyUnavailableException" -> OUT_OF_REACH;
      case "InvalidKeyUsageException", "UnsupportedOperationException" -> OTHER_KIND;
      case "AccessDeniedException", "AccessDenied", "NotAuthorized" -> DENIED;
      case "ExpiredTokenException", "ExpiredToken", "RequestExpired" -> CREDENTIALS_ENDED;
      case "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken",
          "RequestTimeTooSkewed" ->
          WRONG_CREDENTIALS;
      case "MalformedPolicyDocumentException" -> LOCKED_OUT;
      default -> ANY_OTHER;
    };
  }

  KeyStoreException told(String place, String action, String key, String details) {
    return new KeyStoreException(
        reason,
        message.replace("{place}", place).replace("{action}", action).replace("{key}", key)
            + details);
  }
}
