/** A key store in AWS Key Management Service. */
module dev.hushcell.keystore.aws {
  requires dev.hushcell;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.retries;
  requires software.amazon.awssdk.retries.api;
  requires software.amazon.awssdk.services.kms;
  requires software.amazon.awssdk.utils;
  requires static org.jspecify;

  exports dev.hushcell.keystore.aws;

  provides dev.hushcell.keystore.KeyWrapperFactory with
      dev.hushcell.keystore.aws.AwsKmsFactory;
}
