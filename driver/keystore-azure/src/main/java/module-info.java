/** A key store in Azure Key Vault or Managed HSM. */
module dev.hushcell.keystore.azure {
  requires com.azure.core;
  requires com.azure.identity;
  requires com.azure.security.keyvault.keys;
  requires dev.hushcell;
  requires java.net.http;
  requires org.slf4j;
  requires reactor.core;
  requires static org.jspecify;

  exports dev.hushcell.keystore.azure;

  provides dev.hushcell.keystore.KeyWrapperFactory with
      dev.hushcell.keystore.azure.AzureKeyVaultFactory;
}
