package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a process gets a token of Entra ID. The library that does it keeps the secret as a text, so
 * closing erases our copy only.
 *
 * @param credential kind, as the configuration has it
 * @param tenant id or domain of the directory
 * @param client id of the application, or of a user-assigned managed identity
 * @param secret of the client or of its certificate
 * @param certificate file of the certificate with its key, PEM or PFX
 * @param authority another address than that of the public cloud
 */
record SignIn(
    String credential,
    Optional<String> tenant,
    Optional<String> client,
    Optional<SecretBytes> secret,
    Optional<String> certificate,
    Optional<URI> authority)
    implements AutoCloseable {
  private static final String SECRET = "client-secret";
  private static final String CERTIFICATE = "certificate";

  static SignIn of(CheckedSettings settings, Optional<URI> authority) throws KeyStoreException {
    String kind =
        settings.choice(
            "credential",
            List.of("default", "managed-identity", "workload-identity", SECRET, CERTIFICATE),
            defaultKind(settings));
    String beside = "with keystore.credential: " + kind;
    if (!kind.equals(SECRET)) {
      settings.refuse(List.of(SECRET), beside);
    }
    if (!kind.equals(CERTIFICATE)) {
      settings.refuse(List.of(CERTIFICATE, "certificate-password"), beside);
    }
    if (kind.equals("managed-identity")) {
      settings.refuse(List.of("tenant", "authority"), beside);
    }
    boolean isApplication = kind.equals(SECRET) || kind.equals(CERTIFICATE);
    return new SignIn(
        kind,
        isApplication ? Optional.of(settings.required("tenant")) : settings.text("tenant"),
        isApplication ? Optional.of(settings.required("client")) : settings.text("client"),
        kind.equals(SECRET)
            ? Optional.of(settings.requiredSecret(SECRET))
            : settings.secret("certificate-password"),
        kind.equals(CERTIFICATE)
            ? Optional.of(readable(settings.required(CERTIFICATE)))
            : Optional.empty(),
        authority);
  }

  /** Returns the credential; it asks for a token when the first one is needed. */
  TokenCredential build(HttpClient http) throws KeyStoreException {
    if (certificate.isPresent()) {
      checkCertificate(certificate.get());
    }
    try {
      return switch (credential) {
        case "managed-identity" -> managedIdentity(http);
        case "workload-identity" -> workloadIdentity(http);
        case SECRET ->
            application(new ClientSecretCredentialBuilder(), http)
                .clientSecret(secretText())
                .build();
        case CERTIFICATE -> certificate(http);
        default -> chain(http);
      };
    } catch (RuntimeException e) {
      throw CheckedSettings.bad(
          "the sign-in by "
              + credential
              + " cannot be set up; check keystore.tenant, keystore.client, and the certificate and"
              + " its password");
    }
  }

  private TokenCredential managedIdentity(HttpClient http) {
    ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder();
    builder.httpClient(http).retryOptions(VaultCalls.retries());
    client.ifPresent(builder::clientId);
    return builder.build();
  }

  private TokenCredential workloadIdentity(HttpClient http) {
    return application(new WorkloadIdentityCredentialBuilder(), http).build();
  }

  private TokenCredential certificate(HttpClient http) {
    ClientCertificateCredentialBuilder builder =
        application(new ClientCertificateCredentialBuilder(), http);
    String file = certificate.orElseThrow();
    if (isPem(file)) {
      return builder.pemCertificate(file).build();
    }
    builder.pfxCertificate(file);
    if (secret.isPresent()) {
      builder.clientCertificatePassword(secretText());
    }
    return builder.build();
  }

  private boolean isPem(String file) {
    return secret.isEmpty() && !file.matches("(?i).*\\.(pfx|p12)");
  }

  /** The library reads the file when it needs a token, and then tells it as a broken connection. */
  private void checkCertificate(String file) throws KeyStoreException {
    char[] password = secret.isPresent() ? secretText().toCharArray() : new char[0];
    try {
      if (!isPem(file)) {
        KeyStore.getInstance("PKCS12").load(new ByteArrayInputStream(content(file)), password);
        return;
      }
      String text = new String(content(file), StandardCharsets.US_ASCII);
      if (text.contains("BEGIN CERTIFICATE") && text.contains("PRIVATE KEY")) {
        return;
      }
    } catch (IOException | GeneralSecurityException e) {
      // said below, without what the file holds
    } finally {
      Arrays.fill(password, '\0');
    }
    throw new KeyStoreException(
        WRONG_PASSWORD,
        "keystore.certificate "
            + file
            + " does not open; it must be a PFX file whose password is"
            + " keystore.certificate-password, or a PEM file with the certificate and"
            + " its key in plaintext");
  }

  private static byte[] content(String file) throws IOException {
    return Files.readAllBytes(Path.of(file));
  }

  private TokenCredential chain(HttpClient http) {
    DefaultAzureCredentialBuilder builder = new DefaultAzureCredentialBuilder();
    builder.httpClient(http).retryOptions(VaultCalls.retries());
    tenant.ifPresent(builder::tenantId);
    client.ifPresent(builder::managedIdentityClientId);
    client.ifPresent(builder::workloadIdentityClientId);
    authority.ifPresent(uri -> builder.authorityHost(uri.toString()).disableInstanceDiscovery());
    return builder.build();
  }

  private <T extends AadCredentialBuilderBase<T>> T application(T builder, HttpClient http) {
    builder.httpClient(http).retryOptions(VaultCalls.retries());
    tenant.ifPresent(builder::tenantId);
    client.ifPresent(builder::clientId);
    // Who names an authority vouches for it; there may be no way to the public one to ask.
    authority.ifPresent(uri -> builder.authorityHost(uri.toString()).disableInstanceDiscovery());
    return builder;
  }

  private String secretText() {
    byte[] bytes = secret.orElseThrow().copy(SecretAccess.iHandleKeyBytes());
    try {
      return new String(bytes, StandardCharsets.UTF_8);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** What is there tells what is meant. */
  private static String defaultKind(CheckedSettings settings) {
    if (settings.text(CERTIFICATE).isPresent()) {
      return CERTIFICATE;
    }
    Optional<SecretBytes> secret = settings.secret(SECRET);
    secret.ifPresent(SecretBytes::close);
    return secret.isPresent() ? SECRET : "default";
  }

  private static String readable(String file) throws KeyStoreException {
    try {
      if (Files.isReadable(Path.of(file))) {
        return file;
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw new KeyStoreException(
        KeyStoreException.Reason.FILE_ACCESS,
        "keystore.certificate " + file + " cannot be read; correct the path or its permissions");
  }

  @Override
  public void close() {
    secret.ifPresent(SecretBytes::close);
  }

  @Override
  public String toString() {
    return credential;
  }
}
